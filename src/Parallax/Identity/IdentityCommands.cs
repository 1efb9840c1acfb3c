using System.CommandLine;
using System.Text.Json;
using Parallax.Cli;
using Parallax.Data;

namespace Parallax.Identity;

/// <summary><c>parallax user add</c> and <c>parallax key create</c>.</summary>
public static class IdentityCommands
{
    public static Command User(Func<ServerSettings, WebApplication> build)
    {
        var email = new Argument<string?>("email") { Description = "Their e-mail; one is made when left out.", Arity = ArgumentArity.ZeroOrOne };
        var name = new Option<string?>("--name") { Description = "The name that others see." };
        var role = new Option<string>("--role") { Description = "contributor, lead, reviewer, viewer, finance, operations or administrator.", DefaultValueFactory = _ => "contributor" };
        var organization = new Option<string?>("--organization") { Description = "The organization of a lead, reviewer, viewer or finance." };
        var enroll = new Option<string?>("--enroll") { Description = "Enroll them in this project.", HelpName = "PROJECT" };
        var password = new Option<bool>("--password-stdin") { Description = "Read the password from standard input instead of making one." };
        var add = new Command("add", "Add a person.") { email, name, role, organization, enroll, password };
        Verb.On(add, build, async (parsed, api, cancel) =>
        {
            var chosen = parsed.GetValue(password) ? await Console.In.ReadLineAsync(cancel) : null;
            var person = await api.PostAsync("/api/people", new
            {
                email = parsed.GetValue(email),
                name = parsed.GetValue(name),
                role = parsed.GetValue(role),
                organization = parsed.GetValue(organization),
                password = chosen,
            }, cancel);
            Say(person, "id", "email", "role", "organization", "password");
            if (parsed.GetValue(enroll) is { } project)
            {
                await api.PostAsync($"/api/projects/{Uri.EscapeDataString(project)}/enrollments", new { email = person.GetProperty("email").GetString() }, cancel);
                Console.WriteLine($"enrolled: {project}");
            }

            return Exit.Done;
        });
        return new Command("user", "People of the installation.") { add };
    }

    public static Command Key(Func<ServerSettings, WebApplication> build)
    {
        var user = new Option<string?>("--user") { Description = "Whose key (default: the only administrator's).", HelpName = "EMAIL" };
        var name = new Option<string?>("--name") { Description = "What the key is for." };
        var create = new Command("create", "Make an API key. It is shown once.") { user, name };
        Verb.On(create, build, async (parsed, api, cancel) =>
        {
            var key = await api.PostAsync("/api/keys", new { name = parsed.GetValue(name), email = parsed.GetValue(user) }, cancel);
            Say(key, "id", "email", "name", "key");
            return Exit.Done;
        });
        return new Command("key", "API keys.") { create };
    }

    private static void Say(JsonElement answer, params string[] fields)
    {
        foreach (var field in fields)
            if (answer.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String)
                Console.WriteLine($"{field}: {value.GetString()}");
    }
}
