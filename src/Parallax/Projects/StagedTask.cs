using Parallax.Data;
using Parallax.Media;

namespace Parallax.Projects;

/// <summary>The rows of one task, ready to be written.</summary>
internal sealed record StagedTask(
    long Line, EvaluationTask Task, IReadOnlyList<TaskMedium> Media, IReadOnlyList<Response> Responses,
    IReadOnlyList<Presentation> Presentations, IReadOnlyList<Slot> Slots)
{
    /// <summary>About how much memory it holds.</summary>
    public long Weight => 1_000 + 150L * (Presentations.Count + Slots.Count) + Task.Turns.Length + Responses.Sum(r => (long)r.Steps.Length + (r.Text?.Length ?? 0));
}

/// <summary>Makes the rows of a task: its responses, its presentations by the pair plan, and a slot for each place of the overlap.</summary>
internal sealed class TaskRows(Project project, PairPlan plan, int shown, int importNumber, TimeProvider clock)
{
    private readonly IdSeries _ids = new(clock);
    private readonly RankOrder _ranks = new(project.Seed, importNumber);
    private readonly DateTimeOffset _now = clock.GetUtcNow();
    private long _presentations;

    public StagedTask Make(TaskDraft draft, IReadOnlyList<StoredImage> images)
    {
        var turns = Content.Write(draft.Turns);
        var task = new EvaluationTask
        {
            Id = _ids.Next(),
            OrganizationId = project.OrganizationId,
            ProjectId = project.Id,
            ImportNumber = importNumber,
            ExternalId = draft.Id,
            Category = draft.Category,
            IsDialogue = draft.IsDialogue,
            Turns = turns,
            PromptHash = Content.Hash(turns),
            Reference = draft.Reference,
            Gold = draft.Gold,
            Tags = Content.Write(draft.Tags),
            Metadata = draft.Metadata,
            ContentHash = HashOf(draft, images),
            CreatedAt = _now,
        };
        var media = images.Select((image, i) => Medium(task, i, image, draft.Media[i].Alt)).ToList();
        var responses = draft.Responses.Select((response, i) => Answer(task, i, response)).ToList();
        var presentations = Presentations(task, responses);
        return new StagedTask(draft.Line, task, media, responses, presentations, [.. presentations.SelectMany(Slots)]);
    }

    private List<Presentation> Presentations(EvaluationTask task, List<Response> responses)
    {
        if (shown == 1) return [.. responses.Select(r => Presented(task, r, null))];
        return [.. plan.Draw(responses.Count, project.Seed, task.ExternalId).Select(p => Presented(task, responses[p.First], responses[p.Second]))];
    }

    private Presentation Presented(EvaluationTask task, Response first, Response? second) => new()
    {
        Id = _ids.Next(),
        OrganizationId = project.OrganizationId,
        ProjectId = project.Id,
        TaskId = task.Id,
        FirstResponseId = first.Id,
        SecondResponseId = second?.Id,
        Overlap = project.Overlap,
    };

    private IEnumerable<Slot> Slots(Presentation presentation)
    {
        var rank = _ranks.Of(_presentations++);
        return Enumerable.Range(1, presentation.Overlap).Select(ordinal => new Slot
        {
            Id = _ids.Next(),
            OrganizationId = project.OrganizationId,
            ProjectId = project.Id,
            PresentationId = presentation.Id,
            Ordinal = ordinal,
            Rank = rank,
            State = SlotState.Open,
        });
    }

    private Response Answer(EvaluationTask task, int ordinal, ResponseDraft draft)
    {
        var steps = Content.Write(draft.Steps);
        return new Response
        {
            Id = _ids.Next(),
            OrganizationId = project.OrganizationId,
            ProjectId = project.Id,
            TaskId = task.Id,
            Ordinal = ordinal,
            Model = draft.Model,
            Version = draft.Version,
            Text = draft.Text,
            StepsGiven = draft.StepsGiven,
            Steps = steps,
            Hash = Content.Hash(steps),
        };
    }

    private TaskMedium Medium(EvaluationTask task, int ordinal, StoredImage image, string alt) => new()
    {
        OrganizationId = project.OrganizationId,
        ProjectId = project.Id,
        TaskId = task.Id,
        Ordinal = ordinal,
        Hash = image.Hash,
        MediaType = image.MediaType,
        Width = image.Width,
        Height = image.Height,
        Alt = alt,
    };

    /// <summary>Of everything that the file said, with images by what they show instead of by their paths.</summary>
    private static string HashOf(TaskDraft draft, IReadOnlyList<StoredImage> images) => Content.Hash(Content.Write(new
    {
        draft.Category,
        draft.IsDialogue,
        draft.Turns,
        Media = images.Select((image, i) => new { image.Hash, draft.Media[i].Alt }),
        // Steps that Parallax split itself are no content of the file's: a better splitter does not make it another task.
        Responses = draft.Responses.Select(r => new { r.Model, r.Version, r.Text, Steps = r.StepsGiven ? r.Steps : null }),
        draft.Reference,
        draft.Gold,
        draft.Tags,
        draft.Metadata,
    }));
}
