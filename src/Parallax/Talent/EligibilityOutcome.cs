using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parallax.Talent;

/// <summary>Whether the applicant could be supported under the rules of that moment. The answers are kept nowhere.</summary>
public sealed class EligibilityOutcome
{
    public Guid ApplicationId { get; init; }
    public bool Supported { get; private set; }
    public string RulesHash { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    public void Set(bool supported, string rulesHash, DateTimeOffset now)
    {
        Supported = supported;
        RulesHash = rulesHash;
        At = now;
    }
}

internal sealed class EligibilityOutcomeTable : IEntityTypeConfiguration<EligibilityOutcome>
{
    public void Configure(EntityTypeBuilder<EligibilityOutcome> builder)
    {
        builder.ToTable("eligibility_outcomes");
        builder.HasKey(e => e.ApplicationId);
        builder.Property(e => e.RulesHash).HasMaxLength(64);
        builder.HasOne<Application>().WithMany().HasForeignKey(e => e.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}
