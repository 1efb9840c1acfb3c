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
    public async Task<HttpResponseMessage> SendFormAsync(string path, string form, params (string Name, string Value)[] fields) => await (await OpenFormAsync(path, form, fields))();

    /// <summary>Opens a page and fills in the form of that name; what comes back sends it.</summary>
    public async Task<Func<Task<HttpResponseMessage>>> OpenFormAsync(string path, string form, params (string Name, string Value)[] fields)
    {
        var page = await Client.GetStringAsync(path);
        var token = Token().Match(page);
        Assert.True(token.Success, $"{path} has no form with an antiforgery token.");
        KeyValuePair<string, string>[] hidden = [new("__RequestVerificationToken", token.Groups[1].Value), new("_handler", form)];
        return async () =>
        {
            using var content = new FormUrlEncodedContent(hidden.Concat(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))));
            return await Client.PostAsync(path, content);
        };
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
