using System.Net;
using System.Text.RegularExpressions;

namespace Parallax.Tests.Running;

/// <summary>A visitor with cookies who follows no redirect by themselves and fills in forms.</summary>
public sealed partial class Browser : IDisposable
{
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };

    public Browser(Uri address) => Client = new HttpClient(_handler) { BaseAddress = address };

    public HttpClient Client { get; }

    /// <summary>Shared when two servers are two ports of one host: a browser tells them apart by host alone.</summary>
    public CookieContainer Cookies => _handler.CookieContainer;

    /// <summary>Opens a page, fills in the form of that name and sends it.</summary>
    public Task<HttpResponseMessage> SendFormAsync(string path, string form, params (string Name, string Value)[] fields) =>
        SendFormAsync(path, form, () => Task.CompletedTask, fields);

    /// <summary>The same, when something happens between opening the page and sending the form.</summary>
    public async Task<HttpResponseMessage> SendFormAsync(string path, string form, Func<Task> meanwhile, params (string Name, string Value)[] fields)
    {
        var page = await Client.GetStringAsync(path);
        var token = Token().Match(page);
        Assert.True(token.Success, $"{path} has no form with an antiforgery token.");
        await meanwhile();
        KeyValuePair<string, string>[] hidden = [new("__RequestVerificationToken", token.Groups[1].Value), new("_handler", form)];
        using var content = new FormUrlEncodedContent(hidden.Concat(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))));
        return await Client.PostAsync(path, content);
    }

    /// <summary>Opens a page, and sends its form with a file to <paramref name="to"/>, as a browser does without script.</summary>
    public async Task<HttpResponseMessage> SendFileAsync(string path, string to, string field, byte[] file, string name, params (string Name, string Value)[] fields)
    {
        using var content = new MultipartFormDataContent();
        content.Add(new StringContent(Token().Match(await Client.GetStringAsync(path)).Groups[1].Value), "__RequestVerificationToken");
        foreach (var (key, value) in fields) content.Add(new StringContent(value), key);
        content.Add(new ByteArrayContent(file), field, name);
        return await Client.PostAsync(to, content);
    }

    public Task<HttpResponseMessage> SignInAsync(string email, string password = "correct horse battery") =>
        SendFormAsync("/sign-in", "sign-in", ("Email", email), ("Password", password));

    public async Task MustSignInAsync(string email)
    {
        using var response = await SignInAsync(email);
        Assert.True(response.StatusCode == HttpStatusCode.Redirect, $"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }

    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await Client.GetAsync(path);
        return response.StatusCode;
    }

    public void Dispose()
    {
        Client.Dispose();
        _handler.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
