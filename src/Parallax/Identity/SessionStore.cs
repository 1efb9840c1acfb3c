using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;

namespace Parallax.Identity;

/// <summary>
/// Keeps sign-ins on the server: the cookie holds only a random key. A deleted row ends its session with the next
/// request, whichever node that reaches.
/// </summary>
public sealed class SessionStore(IServiceScopeFactory scopes, IHttpContextAccessor http, TimeProvider clock) : ITicketStore
{
    private const string SessionItem = "parallax:session";
    private static readonly TicketSerializer Serializer = TicketSerializer.Default;

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Ids.Secret();
        var person = Guid.Parse(ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier)!);
        var session = new SignInSession(Ids.New(clock), Hash(key), person, Agent(), clock.GetUtcNow());
        ticket.Properties.Items[SessionItem] = session.Id.ToString();
        session.Renew(Serializer.Serialize(ticket), Expiry(ticket));
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.Add(session);
        await db.SaveChangesAsync();
        return key;
    }

    /// <summary>
    /// Also called when somebody signs in on a device where another is signed in: then the row becomes theirs. One
    /// statement, because the row may be ended at any moment.
    /// </summary>
    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        await using var scope = scopes.CreateAsyncScope();
        var sessions = scope.ServiceProvider.GetRequiredService<AppDb>().Set<SignInSession>();
        var hash = Hash(key);
        var person = Guid.Parse(ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier)!);
        var id = await sessions.Where(s => s.KeyHash == hash).Select(s => (Guid?)s.Id).FirstOrDefaultAsync();
        if (id is null) return;
        ticket.Properties.Items[SessionItem] = id.ToString();
        var (bytes, expiry) = (Serializer.Serialize(ticket), Expiry(ticket));
        await sessions.Where(s => s.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(s => s.Ticket, bytes).SetProperty(s => s.ExpiresAt, expiry).SetProperty(s => s.PersonId, person));
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var hash = Hash(key);
        var bytes = await db.Set<SignInSession>().AsNoTracking().Where(s => s.KeyHash == hash).Select(s => s.Ticket).FirstOrDefaultAsync();
        return bytes is null ? null : Serializer.Deserialize(bytes);
    }

    public async Task RemoveAsync(string key)
    {
        await using var scope = scopes.CreateAsyncScope();
        var hash = Hash(key);
        await scope.ServiceProvider.GetRequiredService<AppDb>().Set<SignInSession>().Where(s => s.KeyHash == hash).ExecuteDeleteAsync();
    }

    /// <summary>The session that this request came with; null when it came with a key.</summary>
    public static Guid? Current(HttpContext http)
    {
        var properties = http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties;
        return properties?.Items.TryGetValue(SessionItem, out var id) == true && Guid.TryParse(id, out var session) ? session : null;
    }

    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private DateTimeOffset Expiry(AuthenticationTicket ticket) => ticket.Properties.ExpiresUtc ?? clock.GetUtcNow().AddDays(14);

    private string Agent()
    {
        var agent = http.HttpContext?.Request.Headers.UserAgent.ToString() ?? "";
        return agent.Length <= 200 ? agent : agent[..200];
    }
}
