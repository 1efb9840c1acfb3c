using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Projects;

namespace Parallax.Insight;

/// <summary>How a response is written, which people may like whatever it says: the covariates of style control.</summary>
public sealed partial class ResponseStyle
{
    public Guid ResponseId { get; init; }
    public Guid ProjectId { get; init; }

    /// <summary>In characters (UTF-16 code units).</summary>
    public int Length { get; init; }

    /// <summary>Markdown: lines that are headings, words in bold, list items.</summary>
    public int Headings { get; init; }
    public int Bold { get; init; }
    public int ListItems { get; init; }

    public static ResponseStyle Of(Guid response, Guid project, IReadOnlyList<Step> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var text = string.Join('\n', steps.SelectMany(s => s.Parts).Select(p => p.Text).OfType<string>());
        return new ResponseStyle
        {
            ResponseId = response,
            ProjectId = project,
            Length = text.Length,
            Headings = HeadingLine().Count(text),
            Bold = BoldWords().Count(text),
            ListItems = ListLine().Count(text),
        };
    }

    [GeneratedRegex(@"^\s{0,3}#{1,6}\s", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"\*\*[^*\n]+\*\*", RegexOptions.NonBacktracking)]
    private static partial Regex BoldWords();

    [GeneratedRegex(@"^\s*([-*+]|\d+[.)])\s", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex ListLine();
}

internal sealed class ResponseStyleTable : IEntityTypeConfiguration<ResponseStyle>
{
    public void Configure(EntityTypeBuilder<ResponseStyle> builder)
    {
        builder.ToTable("insight_responses");
        builder.HasKey(r => r.ResponseId);
        builder.Property(r => r.ResponseId).ValueGeneratedNever();
        builder.HasIndex(r => r.ProjectId);
        builder.HasOne<Response>().WithMany().HasForeignKey(r => r.ResponseId).OnDelete(DeleteBehavior.Cascade);
    }
}
