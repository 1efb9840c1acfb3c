using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Talent;

public enum OfferState
{
    Offered = 0,
#pragma warning disable CA1720 // The word of the product, and no number here.
    Signed = 1,
#pragma warning restore CA1720
    Declined = 2,
    Withdrawn = 3,

    /// <summary>Not stored: an offer that nobody answered in time.</summary>
    Expired = 4,
}

/// <summary>What an offer lays down besides the pay.</summary>
public sealed record OfferTerms(
    PayTerms Pay, DateTimeOffset StartsAt, DateTimeOffset? EndsAt, int NoticeDays, int PaymentDays, string Law, string Services);

/// <summary>One version of an agreement, offered to one person for one project.</summary>
public sealed class Offer
{
    public Guid Id { get; private set; }
    public Guid OrganizationId { get; private set; }
    public Guid ProjectId { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid VersionId { get; private set; }

    /// <summary>The application that led here, if one did.</summary>
    public Guid? ApplicationId { get; private set; }

    /// <summary>The agreement that this replaces with a newer version; its terms stay as they are then.</summary>
    public Guid? RenewsId { get; private set; }
    public string Currency { get; private set; } = "";
    public long HourlyMinor { get; private set; }
    public long? JudgmentMinor { get; private set; }
    public int? WeeklyCapSeconds { get; private set; }
    public DateTimeOffset StartsAt { get; private set; }
    public DateTimeOffset? EndsAt { get; private set; }
    public int NoticeDays { get; private set; }
    public int PaymentDays { get; private set; }
    public string Law { get; private set; } = "";
    public string Services { get; private set; } = "";

    /// <summary>Until when it can be signed. A renewal can be signed later as well, but stops new tasks from then on.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }
    public OfferState State { get; private set; }

    /// <summary>What the person filled in, and the exact bytes that came of it; null before.</summary>
    public string? LegalName { get; private set; }
    public string? Address { get; private set; }
    public byte[]? Html { get; private set; }
    public string? Sha256 { get; private set; }
    public string? DeclineReason { get; private set; }
    public DateTimeOffset? SettledAt { get; private set; }
    public Guid MadeBy { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    private Offer() { }

    public Offer(Guid id, Project project, Guid person, Guid version, OfferTerms terms, DateTimeOffset expires, Guid by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(terms);
        (Id, OrganizationId, ProjectId, PersonId, VersionId) = (id, project.OrganizationId, project.Id, person, version);
        (Currency, HourlyMinor, JudgmentMinor, WeeklyCapSeconds) = (terms.Pay.Currency, terms.Pay.HourlyMinor, terms.Pay.JudgmentMinor, terms.Pay.WeeklyCapSeconds);
        (StartsAt, EndsAt, NoticeDays, PaymentDays) = (terms.StartsAt, terms.EndsAt, terms.NoticeDays, terms.PaymentDays);
        (Law, Services, ExpiresAt, MadeBy, CreatedAt) = (terms.Law, terms.Services, expires, by, now);
    }

    public PayTerms Pay => new(Currency, HourlyMinor, JudgmentMinor, WeeklyCapSeconds);

    public OfferTerms Terms => new(Pay, StartsAt, EndsAt, NoticeDays, PaymentDays, Law, Services);

    public bool IsRenewal => RenewsId is not null;

    public OfferState StateAt(DateTimeOffset now) =>
        State == OfferState.Offered && !IsRenewal && now >= ExpiresAt ? OfferState.Expired : State;

    public void ComesFrom(Guid? application) => ApplicationId = application;

    public void Renews(Guid agreement) => RenewsId = agreement;

    /// <summary>Whether it can be signed: what was declined is over, except for a new version of what holds already, which stays open to a change of mind.</summary>
    public bool MaySign(DateTimeOffset now) => StateAt(now) == OfferState.Offered || (IsRenewal && State == OfferState.Declined);

    /// <summary>The text with the person's name and address in it, as it will be signed.</summary>
    public Refusal? Fill(string legalName, string address, byte[] html, DateTimeOffset now)
    {
        if (!MaySign(now) && Closed(now) is { } refusal) return refusal;
        (LegalName, Address, Html, Sha256) = (legalName, address, html, AgreementText.Hash(html));
        return null;
    }

    /// <param name="shown">The hash of the bytes that the person had before their eyes.</param>
    public Refusal? Sign(string? shown, DateTimeOffset now)
    {
        if (!MaySign(now) && Closed(now) is { } refusal) return refusal;
        if (Sha256 is null) return TalentAgreementRefusals.TextMissing;
        if (!string.Equals(shown, Sha256, StringComparison.Ordinal)) return TalentAgreementRefusals.TextStale;
        (State, SettledAt) = (OfferState.Signed, now);
        return null;
    }

    public Refusal? Decline(string reason, DateTimeOffset now)
    {
        if (Closed(now) is { } refusal) return refusal;
        (State, SettledAt, DeclineReason) = (OfferState.Declined, now, reason);
        return null;
    }

    public Refusal? Withdraw(DateTimeOffset now)
    {
        if (Closed(now) is { } refusal) return refusal;
        (State, SettledAt) = (OfferState.Withdrawn, now);
        return null;
    }

    /// <summary>What is personal goes with the account; a signed copy is kept by the agreement.</summary>
    public void Erase(DateTimeOffset now)
    {
        if (State == OfferState.Offered || (IsRenewal && State == OfferState.Declined)) (State, SettledAt) = (OfferState.Withdrawn, now);
        LegalName = Address = DeclineReason = null;
        Html = null;
    }

    /// <summary>A still newer version is asked for instead.</summary>
    public void Supersede(DateTimeOffset now) => (State, SettledAt) = (OfferState.Withdrawn, now);

    private Refusal? Closed(DateTimeOffset now) => StateAt(now) switch
    {
        OfferState.Offered => null,
        OfferState.Expired => TalentAgreementRefusals.OfferExpired,
        var state => TalentAgreementRefusals.OfferSettled(state),
    };
}

internal sealed class OfferTable : IEntityTypeConfiguration<Offer>
{
    public void Configure(EntityTypeBuilder<Offer> builder)
    {
        builder.ToTable("offers", t =>
        {
            t.HasCheckConstraint("ck_offers_hourly", "hourly_minor >= 0");
            t.HasCheckConstraint("ck_offers_cap", "weekly_cap_seconds is null or weekly_cap_seconds > 0");
            t.HasCheckConstraint("ck_offers_end", "ends_at is null or ends_at > starts_at");
        });
        builder.Property(o => o.Currency).HasMaxLength(3);
        builder.Property(o => o.Law).HasMaxLength(200);
        builder.Property(o => o.Services).HasMaxLength(1000);
        builder.Property(o => o.LegalName).HasMaxLength(200);
        builder.Property(o => o.Address).HasMaxLength(1000);
        builder.Property(o => o.DeclineReason).HasMaxLength(1000);
        // Whoever answers, or changes the text, does it to the offer that they read.
        builder.Property(o => o.State).IsConcurrencyToken();
        builder.Property(o => o.Sha256).HasMaxLength(64).IsConcurrencyToken();
        builder.HasIndex(o => o.PersonId);
        builder.HasIndex(o => o.ProjectId);
        // One open question at a time for each agreement that is to be renewed.
        builder.HasIndex(o => new { o.RenewsId, o.VersionId }).IsUnique().HasFilter("renews_id is not null");
        builder.HasOne<Project>().WithMany().HasForeignKey(o => o.ProjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(o => o.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AgreementTemplateVersion>().WithMany().HasForeignKey(o => o.VersionId).OnDelete(DeleteBehavior.Restrict);
    }
}
