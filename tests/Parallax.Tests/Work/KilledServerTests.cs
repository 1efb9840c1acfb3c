using System.Diagnostics;
using System.Text.Json;
using Parallax.Tests.Running;

namespace Parallax.Tests.Work;

/// <summary>
/// The process killed with SIGKILL at random moments, with many requests in flight: what was acknowledged is there
/// exactly once. The clients keep their own record, flushed line by line, and try again with the same key.
/// </summary>
public class KilledServerTests
{
    private static readonly int Kills = Repository.Slow ? 20 : 3;
    private const int InFlightAtLeast = 20;
    private const int AcknowledgedBetweenKills = 20;
    private const int Clients = 32;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly int Presentations = Repository.Slow ? 6000 : 1500;

    [Theory, Databases]
    public async Task What_was_acknowledged_survives_kills(Database database)
    {
        var seed = Environment.ProcessId;
        var folder = Directory.CreateTempSubdirectory("parallax-kill-");
        var postgres = database == Database.Postgres ? await PostgresServer.CreateAsync() : null;
        try
        {
            await using var server = new ServerProcess(folder.FullName, postgres);
            using var acknowledged = new AcknowledgedFile(Path.Combine(folder.FullName, "acknowledged.jsonl"));
            var clients = await PrepareAsync(server, folder.FullName);
            await server.StartAsync();

            using var stop = new CancellationTokenSource();
            var flight = new Flight();
            var work = clients.Select(c => c.WorkAsync(server, flight, acknowledged, stop.Token)).ToList();
            var draw = new Random(seed);
            for (var kill = 1; kill <= Kills; kill++)
            {
                await NewlyAcknowledgedAsync(acknowledged);
                await Task.Delay(draw.Next(0, 500));
                var inFlight = await flight.AtLeastAsync(InFlightAtLeast);
                await server.KillAsync();
                Say($"{database}, seed {seed}, kill {kill}: {inFlight} requests in flight, {acknowledged.Count} acknowledged");
                await server.StartAsync();
            }

            await NewlyAcknowledgedAsync(acknowledged);
            await stop.CancelAsync();
            await Task.WhenAll(work);
            await server.KillAsync();
            var (code, said) = await server.VerbAsync("audit", "--data", folder.FullName, "--acknowledged", acknowledged.Path);
            Say($"{database}, audit: {said.Trim().ReplaceLineEndings(", ")}");
            Assert.True(code == 0, said);
            Assert.Contains($"{acknowledged.Count} acknowledged", said, StringComparison.Ordinal);
        }
        finally
        {
            if (postgres is not null) await PostgresServer.DropAsync(postgres);
            folder.Delete(recursive: true);
        }
    }

    /// <summary>However slow the machine is: a kill that nothing was acknowledged before proves nothing.</summary>
    private static async Task NewlyAcknowledgedAsync(AcknowledgedFile acknowledged)
    {
        var before = acknowledged.Count;
        var waited = Stopwatch.StartNew();
        while (acknowledged.Count < before + AcknowledgedBetweenKills)
        {
            Assert.True(waited.Elapsed < Patience, $"Only {acknowledged.Count - before} were acknowledged since the server started.");
            await Task.Delay(20);
        }
    }

    /// <summary>A passing test's own words are not shown by the runner; ./test prints this file.</summary>
    private static void Say(string line)
    {
        Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "test"));
        File.AppendAllLines(Path.Combine(Repository.Root, "artifacts", "test", "kills.log"), [line]);
    }

    /// <summary>Project, tasks and people, made with the command line.</summary>
    private static async Task<List<KilledClient>> PrepareAsync(ServerProcess server, string folder)
    {
        var file = Path.Combine(folder, "tasks.jsonl");
        await File.WriteAllLinesAsync(file, TaskLines.Pairs(Presentations));
        var project = Field(await MustAsync(server, "project", "create", "Kill", "--protocol", "pairwise", "--data", folder), "id");
        await MustAsync(server, "import", "kill", file, "--data", folder);
        await MustAsync(server, "user", "add", "admin@test.invalid", "--role", "administrator", "--data", folder);
        var key = Field(await MustAsync(server, "key", "create", "--data", folder), "key");
        await server.StartAsync();
        var clients = new List<KilledClient>();
        await using (var api = Parallax.Cli.Api.Remote(server.Address, key))
        {
            for (var i = 0; i < Clients; i++)
            {
                var person = await api.PostAsync("/api/people", new { email = $"c{i}@test.invalid" }, CancellationToken.None);
                await api.PostAsync("/api/projects/kill/enrollments", new { email = $"c{i}@test.invalid" }, CancellationToken.None);
                var own = await api.PostAsync("/api/keys", new { email = $"c{i}@test.invalid" }, CancellationToken.None);
                clients.Add(new KilledClient(person.GetProperty("id").GetGuid(), Guid.Parse(project), own.GetProperty("key").GetString()!));
            }
        }

        await server.KillAsync();
        return clients;
    }

    private static async Task<string> MustAsync(ServerProcess server, params string[] arguments)
    {
        var (code, said) = await server.VerbAsync(arguments);
        Assert.True(code == 0, $"{string.Join(' ', arguments)}: {said}");
        return said;
    }

    private static string Field(string said, string name) =>
        said.Split('\n').First(l => l.StartsWith(name + ": ", StringComparison.Ordinal))[(name.Length + 2)..].Trim();

    /// <summary>How many requests are waiting for their answer.</summary>
    private sealed class Flight
    {
        private int _now;

        public async Task<T> CountedAsync<T>(Func<Task<T>> request)
        {
            Interlocked.Increment(ref _now);
            try
            {
                return await request();
            }
            finally
            {
                Interlocked.Decrement(ref _now);
            }
        }

        public async Task<int> AtLeastAsync(int count)
        {
            var waited = Stopwatch.StartNew();
            while (true)
            {
                var now = Volatile.Read(ref _now);
                if (now >= count) return now;
                Assert.True(waited.Elapsed < Patience, $"There were never {count} requests in flight.");
                await Task.Delay(1);
            }
        }
    }

    private sealed class KilledClient(Guid id, Guid project, string key)
    {
        public async Task WorkAsync(ServerProcess server, Flight flight, AcknowledgedFile acknowledged, CancellationToken stop)
        {
            using var client = server.Client(key);
            var contributor = new Contributor(client, id, "");
            while (!stop.IsCancellationRequested)
            {
                var claim = await UntilItAnswersAsync(() => flight.CountedAsync(() => contributor.ClaimAsync(project)), stop);
                if (claim.Assignment is not { } assignment) return;
                var attempt = Parallax.Data.Ids.Opaque().ToString();
                var receipt = await UntilItAnswersAsync(() => flight.CountedAsync(() => contributor.MustSubmitAsync(assignment, attempt)), stop);
                if (receipt.ValueKind == JsonValueKind.Object) acknowledged.Add(assignment.GetProperty("assignment").GetGuid(), attempt, receipt);
            }
        }

        /// <summary>A client whose server is gone asks again, with the same key, until it is there.</summary>
        private static async Task<T?> UntilItAnswersAsync<T>(Func<Task<T>> ask, CancellationToken stop)
        {
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    return await ask();
                }
                catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException or JsonException)
                {
                    await Task.Delay(50, CancellationToken.None);
                }
            }

            return default;
        }
    }
}
