using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;

namespace Parallax.Talent;

/// <summary>A message with its fields filled in, or still to be.</summary>
public sealed record Message(string Name, string Subject, string Text);

/// <summary>The messages to start from, and how fields are filled.</summary>
public static partial class Messages
{
    public static readonly IReadOnlyList<string> Fields = ["name", "opportunity", "organization", "reason", "link"];

    public static readonly IReadOnlyList<Message> BuiltIn =
    [
        new("Invitation to the assessment", "The next step of your application: {{opportunity}}",
            "Hello {{name}},\n\nthank you for your application. We would like to invite you to the assessment: about an hour, at a time of your choice, on tasks like the real ones.\n\nWhat comes next, and how long it takes:\n\n{{link}}\n\n{{organization}}"),
        new("Offer", "We would like to work with you: {{opportunity}}",
            "Hello {{name}},\n\nwe would like to work with you. Your offer and the agreement are here:\n\n{{link}}\n\nRead them in your own time, and ask whatever is unclear.\n\n{{organization}}"),
        new("Not now", "Your application: {{opportunity}}",
            "Hello {{name}},\n\nthank you for the time that you gave to your application. We do not go on with it now: {{reason}}.\n\nThis is about this opportunity and this moment. When you may apply again, and how to ask somebody else to look at the decision, stands here:\n\n{{link}}\n\n{{organization}}"),
        new("Question", "A question on your application: {{opportunity}}",
            "Hello {{name}},\n\nwe have a question on your application:\n\n\n\nYour application:\n\n{{link}}\n\n{{organization}}"),
    ];

    /// <summary>Those of this installation first, then the ones to start from that none of them replaces.</summary>
    public static async Task<IReadOnlyList<Message>> AllAsync(AppDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var own = await db.Set<MessageTemplate>().AsNoTracking().OrderBy(t => t.Name).Take(200).Select(t => new Message(t.Name, t.Subject, t.Text)).ToListAsync(cancel);
        return [.. own, .. BuiltIn.Where(b => own.All(o => o.Name != b.Name))];
    }

    /// <summary>Names in double braces replaced in one pass: what a value contains is never read as a field.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Field().Replace(text, match => values.GetValueOrDefault(match.Groups[1].Value, match.Value));

    /// <summary>Why it cannot be a subject or text, or null.</summary>
    public static string? Fault(string? text, int longest, bool oneLine)
    {
        if (text?.Trim() is not { Length: > 0 } given) return "This is needed.";
        if (given.Length > longest) return $"At most {longest} characters; these are {given.Length}.";
        if (given.Any(c => char.IsControl(c) && (oneLine || c is not ('\n' or '\r' or '\t')))) return oneLine ? "One line." : "It contains a control character.";
        var unknown = Field().Matches(given).Select(m => m.Groups[1].Value).FirstOrDefault(f => !Fields.Contains(f));
        return unknown is null ? null : $"There is no field '{unknown}': the fields are {string.Join(", ", Fields)}.";
    }

    [GeneratedRegex(@"\{\{\s*([a-z-]+)\s*\}\}")]
    private static partial Regex Field();
}
