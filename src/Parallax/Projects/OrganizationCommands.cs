using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json;
using Parallax.Cli;
using Parallax.Data;

namespace Parallax.Projects;

/// <summary><c>parallax organization create|set|list</c> and <c>parallax member add|remove</c>.</summary>
public static class OrganizationCommands
{
    private static readonly string[] Listed = ["slug", "name", "timeZone", "currency"];

    public static Command Organization(Func<ServerSettings, WebApplication> build) =>
        new("organization", "Organizations of the installation.") { Create(build), Set(build), List(build) };

    public static Command Member(Func<ServerSettings, WebApplication> build) =>
        new("member", "Members of organizations.") { Add(build), Remove(build) };

    private sealed class Details
    {
        public Option<string?> LegalName { get; } = new("--legal-name") { Description = "The name in law, which signs contracts." };
        public Option<string?> Address { get; } = new("--address") { Description = "The postal address." };
        public Option<string?> TimeZone { get; } = new("--time-zone") { Description = "The IANA zone of its weeks of pay, such as Europe/Berlin." };
        public Option<string?> Currency { get; } = new("--currency") { Description = "What it pays in, such as USD." };

        public void AddTo(Command command)
        {
            foreach (var option in new[] { LegalName, Address, TimeZone, Currency }) command.Options.Add(option);
        }
    }

    private static Command Create(Func<ServerSettings, WebApplication> build)
    {
        var slug = new Argument<string>("slug") { Description = "Its short name in addresses, such as lumen-lab." };
        var name = new Argument<string>("name") { Description = "Its name." };
        var (details, create) = (new Details(), new Command("create", "Add an organization.") { slug, name });
        details.AddTo(create);
        return Verb.On(create, build, async (parsed, api, cancel) =>
        {
            Say(await api.PostAsync("/api/organizations", new
            {
                slug = parsed.GetValue(slug),
                name = parsed.GetValue(name),
                legalName = parsed.GetValue(details.LegalName),
                address = parsed.GetValue(details.Address),
                timeZone = parsed.GetValue(details.TimeZone),
                currency = parsed.GetValue(details.Currency),
            }, cancel));
            return Exit.Done;
        });
    }

    private static Command Set(Func<ServerSettings, WebApplication> build)
    {
        var slug = new Argument<string>("slug") { Description = "Which one." };
        var name = new Option<string?>("--name") { Description = "Its name." };
        var (details, set) = (new Details(), new Command("set", "Change an organization; what is left out stays.") { slug, name });
        details.AddTo(set);
        return Verb.On(set, build, async (parsed, api, cancel) =>
        {
            using var content = JsonContent.Create(new
            {
                name = parsed.GetValue(name),
                legalName = parsed.GetValue(details.LegalName),
                address = parsed.GetValue(details.Address),
                timeZone = parsed.GetValue(details.TimeZone),
                currency = parsed.GetValue(details.Currency),
            });
            using var response = await api.SendAsync(HttpMethod.Patch, Path(parsed.GetValue(slug)!), content, cancel);
            Say(await response.Content.ReadFromJsonAsync<JsonElement>(cancel));
            return Exit.Done;
        });
    }

    private static Command List(Func<ServerSettings, WebApplication> build) =>
        Verb.On(new Command("list", "List the organizations."), build, async (_, api, cancel) =>
        {
            foreach (var one in (await api.GetAsync("/api/organizations", cancel)).EnumerateArray())
                Console.WriteLine(string.Join('\t', Listed.Select(f => one.GetProperty(f).GetString())));
            return Exit.Done;
        });

    private static Command Add(Func<ServerSettings, WebApplication> build)
    {
        var (email, organization) = (Email(), In());
        var role = new Option<string>("--role") { Description = "viewer, reviewer, lead or finance.", Required = true };
        return Verb.On(new Command("add", "Give a person a role in an organization, or another one.") { email, organization, role }, build, async (parsed, api, cancel) =>
        {
            using var content = JsonContent.Create(new { email = parsed.GetValue(email), role = parsed.GetValue(role) });
            using var response = await api.SendAsync(HttpMethod.Put, $"{Path(parsed.GetValue(organization)!)}/members", content, cancel);
            Console.WriteLine($"member: {parsed.GetValue(email)}\nrole: {parsed.GetValue(role)}");
            return Exit.Done;
        });
    }

    private static Command Remove(Func<ServerSettings, WebApplication> build)
    {
        var (email, organization) = (Email(), In());
        return Verb.On(new Command("remove", "Take a person's role in an organization away.") { email, organization }, build, async (parsed, api, cancel) =>
        {
            using var response = await api.SendAsync(HttpMethod.Delete, $"{Path(parsed.GetValue(organization)!)}/members/{Uri.EscapeDataString(parsed.GetValue(email)!)}", null, cancel);
            Console.WriteLine($"removed: {parsed.GetValue(email)}");
            return Exit.Done;
        });
    }

    private static Argument<string> Email() => new("email") { Description = "The person's e-mail." };

    private static Option<string> In() => new("--organization") { Description = "The organization's slug.", DefaultValueFactory = _ => Identity.DefaultOrganization.Slug };

    private static string Path(string slug) => $"/api/organizations/{Uri.EscapeDataString(slug)}";

    private static void Say(JsonElement answer)
    {
        foreach (var field in new[] { "slug", "name", "legalName", "address", "timeZone", "currency" }) Console.WriteLine($"{field}: {answer.GetProperty(field).GetString()}");
    }
}
