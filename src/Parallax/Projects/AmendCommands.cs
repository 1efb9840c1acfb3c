using System.CommandLine;
using Parallax.Cli;
using Parallax.Data;

namespace Parallax.Projects;

/// <summary><c>parallax project amend</c>, <c>conclude</c> and <c>cancel-amendment</c>.</summary>
public static class AmendCommands
{
    private static Argument<string> ProjectArgument() => new("project") { Description = "The project: its name, slug or id." };

    /// <summary>The options that every amendment takes.</summary>
    private sealed class Shared
    {
        public Option<DateTimeOffset?> At { get; } = new("--at") { Description = "When it takes effect (default: at once)." };
        public Option<string> Reason { get; } = new("--reason") { Description = $"One of {string.Join(", ", AmendmentReasons.All.Keys)}.", Required = true };
        public Option<string> Words { get; } = new("--words") { Description = "What the people concerned are told.", Required = true };
        public Option<string?> Leases { get; } = new("--leases") { Description = "drain (what is held may be finished) or release." };
        public Option<DateTimeOffset?> DrainUntil { get; } = new("--drain-until") { Description = "Until when it may be finished (default: a day after the end)." };
        public Option<bool> Preview { get; } = new("--preview") { Description = "Say what it would do, and change nothing." };

        public void AddTo(Command command)
        {
            foreach (Option option in new Option[] { At, Reason, Words, Leases, DrainUntil, Preview }) command.Options.Add(option);
        }

        public AmendmentRequest Read(ParseResult parsed, string kind) => new(
            kind, EffectiveAt: parsed.GetValue(At), Reason: parsed.GetValue(Reason), Words: parsed.GetValue(Words), Leases: parsed.GetValue(Leases), DrainUntil: parsed.GetValue(DrainUntil));
    }

    public static Command Conclude(Func<ServerSettings, WebApplication> build)
    {
        var project = ProjectArgument();
        var shared = new Shared();
        var command = new Command("conclude", "Conclude a project for good.") { project };
        shared.AddTo(command);
        return Verb.On(command, build, (parsed, api, cancel) => SendAsync(api, parsed.GetValue(project)!, shared.Read(parsed, "conclude"), parsed.GetValue(shared.Preview), cancel));
    }

    public static Command Amend(Func<ServerSettings, WebApplication> build)
    {
        var project = ProjectArgument();
        var kind = new Option<string>("--kind") { Description = "extend, shorten, end or terms.", Required = true };
        var person = new Option<Guid?>("--person") { Description = "The id of one person on it (default: the whole project)." };
        var until = new Option<DateTimeOffset?>("--until") { Description = "The new end." };
        var hourly = new Option<string?>("--hourly") { Description = "A new hourly rate, such as 22.50." };
        var judgment = new Option<string?>("--judgment") { Description = "A new rate a judgment." };
        var currency = new Option<string?>("--currency") { Description = "Of the rates (default: the organization's)." };
        var cap = new Option<decimal?>("--weekly-cap") { Description = "At most so many hours a week." };
        var lift = new Option<bool>("--no-weekly-cap") { Description = "Take the weekly cap away." };
        var shared = new Shared();
        var command = new Command("amend", "Change a project, or one person's time on it.") { project, kind, person, until, hourly, judgment, currency, cap, lift };
        shared.AddTo(command);
        return Verb.On(command, build, (parsed, api, cancel) =>
        {
            var request = shared.Read(parsed, parsed.GetValue(kind)!) with
            {
                Person = parsed.GetValue(person),
                Until = parsed.GetValue(until),
                Hourly = parsed.GetValue(hourly),
                Judgment = parsed.GetValue(judgment),
                Currency = parsed.GetValue(currency),
                WeeklyCapHours = parsed.GetValue(cap),
                LiftCap = parsed.GetValue(lift),
            };
            return SendAsync(api, parsed.GetValue(project)!, request, parsed.GetValue(shared.Preview), cancel);
        });
    }

    public static Command Cancel(Func<ServerSettings, WebApplication> build)
    {
        var project = ProjectArgument();
        var amendment = new Argument<Guid>("amendment") { Description = "The id of the amendment." };
        return Verb.On(new Command("cancel-amendment", "Take a change back before it takes effect.") { project, amendment }, build, async (parsed, api, cancel) =>
        {
            var answer = await api.PostAsync($"{Path(parsed.GetValue(project)!)}/{parsed.GetValue(amendment)}/cancel", new { }, cancel);
            Console.WriteLine($"cancelled: {answer.GetProperty("title").GetString()}");
            return Exit.Done;
        });
    }

    private static async Task<int> SendAsync(Api api, string project, AmendmentRequest request, bool preview, CancellationToken cancel)
    {
        var answer = await api.PostAsync(Path(project) + (preview ? "/preview" : ""), request, cancel);
        Console.WriteLine(answer.GetProperty("title").GetString());
        Console.WriteLine(answer.GetProperty("meaning").GetString());
        if (preview)
        {
            Console.WriteLine($"people: {answer.GetProperty("people").GetArrayLength()}, holds now: {answer.GetProperty("holds").GetArrayLength()}, places left undone: {answer.GetProperty("undone")}");
            foreach (var warning in answer.GetProperty("warnings").EnumerateArray()) Console.WriteLine($"note: {warning.GetString()}");
        }
        else Console.WriteLine($"id: {answer.GetProperty("id").GetString()}");
        return Exit.Done;
    }

    private static string Path(string project) => $"/api/projects/{Uri.EscapeDataString(project)}/amendments";
}
