using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Cases;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>Where a claim stands.</summary>
public enum ClaimState
{
    Pending = 0,
    Accepted = 1,
    Partly = 2,
    Refused = 3,
}

/// <summary>Time that was not counted, and that the contributor says was work. A person decides, with a reason in writing.</summary>
public sealed class TimeClaim
{
    public const int LongestNote = 2000;

    public Guid Id { get; private set; }
    public Guid OrganizationId { get; private set; }
    public Guid ProjectId { get; private set; }
    public Guid PersonId { get; private set; }
    public DateTimeOffset StartsAt { get; private set; }
    public DateTimeOffset EndsAt { get; private set; }
    public string Note { get; private set; } = "";
    public ClaimState State { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The case in which it is talked about.</summary>
    public Guid CaseId { get; private set; }
    public Guid? DecidedById { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? Decision { get; private set; }
    public DateTimeOffset? AcceptedFrom { get; private set; }
    public DateTimeOffset? AcceptedUntil { get; private set; }

    /// <summary>The statement that pays it; null while none does.</summary>
    public Guid? StatementId { get; private set; }

    private TimeClaim() { }

    public TimeClaim(Guid id, Guid organization, Guid project, Guid person, DateTimeOffset from, DateTimeOffset until, string note, Guid caseId, DateTimeOffset now)
    {
        Id = id;
        OrganizationId = organization;
        ProjectId = project;
        PersonId = person;
        StartsAt = from;
        EndsAt = until;
        Note = note;
        CaseId = caseId;
        CreatedAt = now;
    }

    /// <param name="from">With <see cref="ClaimState.Partly"/>: what of it is accepted.</param>
    public Refusal? Decide(Guid by, ClaimState outcome, DateTimeOffset? from, DateTimeOffset? until, string reason, DateTimeOffset now)
    {
        if (State != ClaimState.Pending) return PayRefusals.ClaimDecided;
        if (by == PersonId) return PayRefusals.OwnClaim;
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestNote) return PayRefusals.ClaimInvalid("reason", $"Say why in at most {LongestNote} characters: the contributor reads it.");
        if (outcome == ClaimState.Partly && !(from >= StartsAt && until <= EndsAt && from < until)) return PayRefusals.ClaimInvalid("from", "The accepted part lies within the claim.");
        State = outcome;
        DecidedById = by;
        DecidedAt = now;
        Decision = reason.Trim();
        if (outcome == ClaimState.Accepted) (AcceptedFrom, AcceptedUntil) = (StartsAt, EndsAt);
        if (outcome == ClaimState.Partly) (AcceptedFrom, AcceptedUntil) = (from, until);
        return null;
    }

    public void PayWith(Guid statement) => StatementId = statement;
}

internal sealed class TimeClaimTable : IEntityTypeConfiguration<TimeClaim>
{
    public void Configure(EntityTypeBuilder<TimeClaim> builder)
    {
        builder.ToTable("time_claims", t =>
        {
            t.HasCheckConstraint("ck_time_claims_order", "starts_at < ends_at");
            t.HasCheckConstraint("ck_time_claims_decided", "(state = 0) = (decided_by_id is null) and (state = 0) = (decision is null)");
            t.HasCheckConstraint("ck_time_claims_not_own", "decided_by_id is null or decided_by_id <> person_id");
            t.HasCheckConstraint("ck_time_claims_accepted", "(state in (1, 2)) = (accepted_from is not null) and (accepted_from is null) = (accepted_until is null)");
        });
        builder.Property(c => c.Note).HasMaxLength(TimeClaim.LongestNote);
        builder.Property(c => c.Decision).HasMaxLength(TimeClaim.LongestNote);
        builder.Property(c => c.State).IsConcurrencyToken();
        // Of two statements that would pay it at once the second is not written.
        builder.Property(c => c.StatementId).IsConcurrencyToken();
        builder.HasIndex(c => new { c.PersonId, c.ProjectId, c.StartsAt }).IsUnique();
        builder.HasIndex(c => new { c.OrganizationId, c.State, c.CreatedAt });
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Project>().WithMany().HasForeignKey(c => c.ProjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
