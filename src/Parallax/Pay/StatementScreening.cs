using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Talent;

namespace Parallax.Pay;

/// <summary>
/// Which statement pays for a finished screening. The key is the earned row, so that one statement pays for it whoever
/// writes at the same moment; a line points here, so that the revisions of that statement repeat it and no other can have it.
/// </summary>
public sealed class StatementScreening
{
    public Guid EarnedId { get; private set; }
    public Guid StatementId { get; private set; }
    public DateTimeOffset At { get; private set; }

    private StatementScreening() { }

    public StatementScreening(Guid earned, Guid statement, DateTimeOffset now)
    {
        EarnedId = earned;
        StatementId = statement;
        At = now;
    }
}

internal sealed class StatementScreeningTable : IEntityTypeConfiguration<StatementScreening>
{
    public void Configure(EntityTypeBuilder<StatementScreening> builder)
    {
        builder.ToTable("statement_screenings");
        builder.HasKey(t => t.EarnedId);
        builder.Property(t => t.EarnedId).ValueGeneratedNever();
        // What a line points to: this screening on this statement.
        builder.HasAlternateKey(t => new { t.EarnedId, t.StatementId });
        builder.HasIndex(t => t.StatementId);
        builder.HasOne<ScreeningEarned>().WithOne().HasForeignKey<StatementScreening>(t => t.EarnedId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Statement>().WithMany().HasForeignKey(t => t.StatementId).OnDelete(DeleteBehavior.Restrict);
    }
}
