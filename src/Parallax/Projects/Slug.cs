using System.Text;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;

namespace Parallax.Projects;

/// <summary>A project's name as part of an address: unique in its organization.</summary>
public static class Slug
{
    private const int MaximumLength = 60;

    /// <summary>Lower-case letters and digits of any script, joined by hyphens.</summary>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var slug = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c)) slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        if (slug.Length > MaximumLength) slug.Length = MaximumLength;
        var trimmed = slug.ToString().Trim('-');
        return trimmed.Length == 0 ? "project" : trimmed;
    }

    /// <summary>The slug of the name, or with -2, -3 … the first that is free. The index has the last word.</summary>
    public static async Task<string> FreeAsync(AppDb db, Guid organization, string name, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var slug = Of(name);
        var prefix = slug + "-";
        var taken = (await db.Set<Project>().Where(p => p.OrganizationId == organization && (p.Slug == slug || p.Slug.StartsWith(prefix)))
            .Select(p => p.Slug).ToListAsync(cancel)).ToHashSet();
        if (!taken.Contains(slug)) return slug;
        var number = 2;
        while (taken.Contains($"{prefix}{number}")) number++;
        return $"{prefix}{number}";
    }
}
