using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Identity;
using Parallax.Projects;

namespace Parallax.Quality;

/// <summary>
/// Somebody enrolled in a project who reviews there as well, paid by their terms. Members of the organization with the role
/// of reviewer or lead need no row: they review as part of their own work.
/// </summary>
public sealed class Reviewer
{
    public Guid ProjectId { get; init; }
    public Guid PersonId { get; init; }
    public DateTimeOffset Since { get; init; }
}

internal sealed class ReviewerTable : IEntityTypeConfiguration<Reviewer>
{
    public void Configure(EntityTypeBuilder<Reviewer> builder)
    {
        builder.ToTable("reviewers");
        builder.HasKey(r => new { r.ProjectId, r.PersonId });
        builder.HasIndex(r => r.PersonId);
        builder.HasOne<Project>().WithMany().HasForeignKey(r => r.ProjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
