using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Parallax.Cli;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Tests.Running;

namespace Parallax.Tests.Identity;

/// <summary>Mail over a real socket: nothing is lost, whatever dies.</summary>
public class MailTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    [Theory, Databases]
    public async Task A_mail_goes_out_at_once_with_whole_addresses_and_one_line_headers(Database database)
    {
        await using var server = new MailServer().Start();
        await using var app = await TestApp.StartAsync(database, mail: server.Settings);
        await WriteAsync(app, "ann@test.invalid", "Hello\r\nBcc: everyone@test.invalid\u2028X: y", "Look:\n/cases/1?a=b\n//not.a/path\nBye");
        var mail = Assert.Single(await server.WaitAsync(1));
        Assert.Equal("ann@test.invalid", mail.To.Mailboxes.Single().Address);
        Assert.Equal("Hello  Bcc: everyone@test.invalid X: y", mail.Subject);
        Assert.Empty(mail.Bcc);
        Assert.DoesNotContain(mail.Headers, h => h.Field is "Bcc" or "X");
        Assert.Equal($"Look:\n{app.Address}cases/1?a=b\n//not.a/path\nBye", mail.TextBody!.ReplaceLineEndings("\n").TrimEnd());
        await UntilAsync(app, async db => await db.Set<OutgoingMail>().AllAsync(m => m.SentAt != null && m.LastError == null));
    }

    [Theory, Databases]
    public async Task A_server_that_was_down_gets_everything_once_it_is_up(Database database)
    {
        var clock = new FakeTimeProvider(Start);
        await using var server = new MailServer();
        await using var app = await TestApp.StartAsync(database, clock, mail: server.Settings);
        await WriteAsync(app, "ann@test.invalid", "One", "Text");
        await UntilAsync(app, async db => await db.Set<OutgoingMail>().AllAsync(m => m.LastError != null));
        var stuck = (await app.Operator.GetAsync("/api/mail?state=failed", CancellationToken.None)).EnumerateArray().Single();
        Assert.Equal("One", stuck.GetProperty("subject").GetString());
        Assert.Equal(Start.AddSeconds(30), stuck.GetProperty("dueAt").GetDateTimeOffset());

        server.Start();
        clock.Advance(TimeSpan.FromSeconds(31));
        await WriteAsync(app, "bob@test.invalid", "Two", "Text");
        var came = await server.WaitAsync(2);
        Assert.Equal(["One", "Two"], came.Select(m => m.Subject).Order(StringComparer.Ordinal));
        await UntilAsync(app, async db => await db.Set<OutgoingMail>().AllAsync(m => m.SentAt != null));
        Assert.Equal(2, server.Received.Count);
    }

    [Theory, Databases]
    public async Task One_bad_address_holds_up_no_other_and_a_stuck_mail_is_tried_again_by_hand(Database database)
    {
        var clock = new FakeTimeProvider(Start);
        await using var server = new MailServer().Start();
        await using var app = await TestApp.StartAsync(database, clock, mail: server.Settings);
        await WriteAsync(app, "no address\r\nRCPT TO:<x@test.invalid>", "Bad", "Text");
        await WriteAsync(app, "ann@test.invalid", "Good", "Text");
        Assert.Equal("Good", Assert.Single(await server.WaitAsync(1)).Subject);
        await UntilAsync(app, async db => await db.Set<OutgoingMail>().AnyAsync(m => m.LastError != null));
        var id = (await app.Operator.GetAsync("/api/mail?state=failed", CancellationToken.None)).EnumerateArray().Single().GetProperty("id").GetGuid();
        await app.OnDatabaseAsync(db => db.Database.ExecuteSqlAsync($"UPDATE outgoing_mail SET \"to\" = 'eve@test.invalid' WHERE id = {id}"));
        using (await app.Operator.SendAsync(HttpMethod.Post, $"/api/mail/{id}/retry", null, CancellationToken.None)) { }
        Assert.Contains(await server.WaitAsync(2), m => m.Subject == "Bad");
        using var refused = await (await app.ContributorAsync()).Client.GetAsync("/api/mail");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Theory, Databases]
    public async Task Two_nodes_send_each_mail_once(Database database)
    {
        Assert.SkipWhen(database == Database.Sqlite, "One process at a time has a SQLite folder.");
        await using var server = new MailServer().Start();
        await using var app = await TestApp.StartAsync(database, mail: server.Settings);
        var queues = new[] { app.App.Services.GetRequiredService<DueMail>(), new DueMail(app.App.Services.GetRequiredService<IWriter>(), TimeProvider.System) };
        await app.OnDatabaseAsync(async db =>
        {
            for (var i = 0; i < 40; i++) db.Add(new OutgoingMail(Ids.New(TimeProvider.System), null, $"p{i}@test.invalid", "S", "T", TimeProvider.System.GetUtcNow().AddMinutes(-1)));
            return await db.SaveChangesAsync();
        });
        await Task.WhenAll(queues.Select(async queue => { while (await queue.TakeAsync(default) is { } mail) await queue.SentAsync(mail, default); }));
        await UntilAsync(app, async db => await db.Set<OutgoingMail>().AllAsync(m => m.SentAt != null));
        Assert.Equal(40, await app.OnDatabaseAsync(db => db.Set<OutgoingMail>().SumAsync(m => m.Attempts)));
    }

    [Theory, Databases]
    public async Task Killed_between_sending_and_marking_it_comes_twice_and_is_not_lost(Database database)
    {
        var folder = Directory.CreateTempSubdirectory("parallax-mail-");
        var postgres = database == Database.Postgres ? await PostgresServer.CreateAsync() : null;
        try
        {
            await using var server = new MailServer().Start();
            await using var process = new ServerProcess(folder.FullName, postgres);
            foreach (var (name, value) in new[] { (MailVariables.Host, "127.0.0.1"), (MailVariables.Port, $"{server.Port}"), (MailVariables.Tls, "none"), (MailVariables.From, "mail@parallax.test"), (MailVariables.PublicUrl, "https://parallax.test") })
                process.Variables[name] = value;
            var killed = false;
            server.OnReceived = async () =>
            {
                if (killed) return;
                killed = true;
                await process.KillAsync();
            };
            await process.StartAsync();
            using (var client = new HttpClient { BaseAddress = process.Address })
            using (var asked = await client.PostAsJsonAsync("/api/links", new { email = "ann@test.invalid" }))
                Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
            await server.WaitAsync(1);
            for (var i = 0; i < 100 && !process.HasEnded; i++) await Task.Delay(100);

            await AgeHoldAsync(folder.FullName, postgres);
            await process.StartAsync();
            var came = await server.WaitAsync(2);
            Assert.Equal(came[0].MessageId, came[1].MessageId);
            Assert.Contains("https://parallax.test/link/", came[1].TextBody, StringComparison.Ordinal);
            await Task.Delay(500);
            Assert.Equal(2, server.Received.Count);
        }
        finally
        {
            if (postgres is not null) await PostgresServer.DropAsync(postgres);
            else Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    /// <summary>As if two minutes had passed.</summary>
    private static async Task AgeHoldAsync(string folder, string? postgres)
    {
        await using System.Data.Common.DbConnection connection = postgres is null
            ? new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={new DataFolder(folder).SqliteFile}")
            : new Npgsql.NpgsqlConnection(postgres);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE outgoing_mail SET leased_until = created_at WHERE sent_at IS NULL AND leased_until IS NOT NULL";
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    private static Task WriteAsync(TestApp app, string to, string subject, string text) => app.OnDatabaseAsync(async db =>
    {
        var clock = app.App.Services.GetRequiredService<TimeProvider>();
        db.Add(new OutgoingMail(Ids.New(clock), null, to, subject, text, clock.GetUtcNow()));
        return await db.SaveChangesAsync();
    });

    internal static async Task UntilAsync(TestApp app, Func<AppDb, Task<bool>> so)
    {
        for (var i = 0; i < 200; i++)
        {
            if (await app.OnDatabaseAsync(so)) return;
            await Task.Delay(50);
        }

        Assert.Fail("It did not come to be so in ten seconds.");
    }
}
