using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>Where a screening stands: items change in a draft only, and only an open one invites.</summary>
public enum ScreeningState
{
    Draft = 0,
    Open = 1,
    Archived = 2,
}

/// <summary>What a screening is like for everybody who takes it.</summary>
/// <param name="PassPercent">Of all points: from there on it is passed.</param>
/// <param name="RetakeDays">Days after a result until the next try; null when there is none.</param>
/// <param name="MostAttempts">How many tries one person has in all.</param>
public sealed record ScreeningTerms(string Name, string About, int Minutes, int PassPercent, Money? Pays, int? RetakeDays, int MostAttempts);

/// <summary>An assessment in the workspace: items of a project whose tasks were imported as usual, a time, and a pass mark.</summary>
public sealed class Screening
{
    public Guid Id { get; private set; }
    public Guid OrganizationId { get; private set; }

    /// <summary>The item bank.</summary>
    public Guid ProjectId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>What the applicant reads first, plain text.</summary>
    public string About { get; private set; } = "";
    public int Minutes { get; private set; }
    public int PassPercent { get; private set; }
    public long? PaysMinor { get; private set; }
    public string? Currency { get; private set; }
    public int? RetakeDays { get; private set; }
    public int MostAttempts { get; private set; }
    public ScreeningState State { get; private set; }

    /// <summary>Of two changes at once the second is refused: an item does not slip in while the screening is opened.</summary>
    public int Revision { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    private Screening() { }

    public Screening(Guid id, Guid organizationId, Guid projectId, ScreeningTerms terms, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(terms);
        Id = id;
        OrganizationId = organizationId;
        ProjectId = projectId;
        CreatedAt = now;
        Take(terms);
    }

    public Money? Pays => PaysMinor is { } minor ? new Money(minor, Currency!) : null;

    /// <summary>Other terms, for as long as nobody was invited by the earlier ones.</summary>
    public Refusal? Describe(ScreeningTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (State != ScreeningState.Draft) return ScreeningRefusals.Begun;
        Take(terms);
        Revision++;
        return null;
    }

    /// <summary>Says that its items are about to change.</summary>
    public Refusal? ChangeItems()
    {
        if (State != ScreeningState.Draft) return ScreeningRefusals.Begun;
        Revision++;
        return null;
    }

    public Refusal? Open(int items)
    {
        if (State != ScreeningState.Draft) return ScreeningRefusals.Begun;
        if (items == 0) return ScreeningRefusals.Empty;
        State = ScreeningState.Open;
        Revision++;
        return null;
    }

    /// <summary>No further invitations; whoever is invited already may finish.</summary>
    public Refusal? Archive()
    {
        State = ScreeningState.Archived;
        Revision++;
        return null;
    }

    private void Take(ScreeningTerms terms)
    {
        (Name, About, Minutes, PassPercent) = (terms.Name, terms.About, terms.Minutes, terms.PassPercent);
        (PaysMinor, Currency) = (terms.Pays?.Minor, terms.Pays?.Currency);
        (RetakeDays, MostAttempts) = (terms.RetakeDays, terms.MostAttempts);
    }
}

internal sealed class ScreeningTable : IEntityTypeConfiguration<Screening>
{
    public void Configure(EntityTypeBuilder<Screening> builder)
    {
        builder.ToTable("screenings", t =>
        {
            t.HasCheckConstraint("ck_screenings_minutes", "minutes between 1 and 600");
            t.HasCheckConstraint("ck_screenings_pass_percent", "pass_percent between 0 and 100");
            t.HasCheckConstraint("ck_screenings_pays", "(pays_minor is null) = (currency is null) and (pays_minor is null or pays_minor > 0)");
        });
        builder.Property(s => s.Name).HasMaxLength(200);
        builder.Property(s => s.About).HasMaxLength(4000);
        builder.Property(s => s.Currency).HasMaxLength(3);
        builder.Property(s => s.Revision).IsConcurrencyToken();
        builder.Ignore(s => s.Pays);
        builder.HasIndex(s => s.OrganizationId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(s => s.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Project>().WithMany().HasForeignKey(s => s.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }
}
