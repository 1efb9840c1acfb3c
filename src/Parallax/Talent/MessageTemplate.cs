using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>A message to applicants with named fields in double braces.</summary>
public sealed class MessageTemplate
{
    public const int LongestSubject = 200;
    public const int LongestText = 6000;

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public string Subject { get; private set; } = "";
    public string Text { get; private set; } = "";
    public DateTimeOffset ChangedAt { get; private set; }

    private MessageTemplate() { }

    public MessageTemplate(Guid id) => Id = id;

    /// <summary>Null when it is kept.</summary>
    public Refusal? Write(string? name, string? subject, string? text, DateTimeOffset now)
    {
        var errors = new Dictionary<string, string[]>();
        if (name?.Trim() is not { Length: > 0 and <= 100 } given || given.Any(char.IsControl)) errors["name"] = ["A name of 1 to 100 characters, on one line."];
        if (Messages.Fault(subject, LongestSubject, oneLine: true) is { } subjectFault) errors["subject"] = [subjectFault];
        if (Messages.Fault(text, LongestText, oneLine: false) is { } textFault) errors["text"] = [textFault];
        if (errors.Count > 0) return TalentRefusals.MessageInvalid(errors);
        (Name, Subject, Text, ChangedAt) = (name!.Trim(), subject!.Trim(), text!.Trim(), now);
        return null;
    }
}

internal sealed class MessageTemplateTable : IEntityTypeConfiguration<MessageTemplate>
{
    public void Configure(EntityTypeBuilder<MessageTemplate> builder)
    {
        builder.ToTable("message_templates");
        builder.Property(t => t.Name).HasMaxLength(100);
        builder.Property(t => t.Subject).HasMaxLength(MessageTemplate.LongestSubject);
        builder.Property(t => t.Text).HasMaxLength(MessageTemplate.LongestText);
        builder.HasIndex(t => t.Name).IsUnique();
    }
}
