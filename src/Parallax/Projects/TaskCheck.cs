using Parallax.Media;

namespace Parallax.Projects;

/// <summary>Checks a line against what lies around it: the lines before, the images, and what the protocol shows.</summary>
internal sealed class TaskCheck(int shown, string protocol, MediaLookup media, ImportLease lease)
{
    private readonly Dictionary<string, long> _lines = [];

    /// <summary>How many lines were read as tasks, good or bad.</summary>
    public long Tasks { get; private set; }

    /// <returns>The task and its images, or null after a problem was reported.</returns>
    public async Task<(TaskDraft Draft, IReadOnlyList<StoredImage> Images)?> ReadAsync(TaskLine line, CancellationToken cancel)
    {
        var problems = new List<LineProblem>();
        var draft = Read(line, problems);
        if (draft is not null) Fits(draft, problems);
        var images = draft is null ? [] : await ImagesAsync(draft, problems, cancel);
        foreach (var problem in problems) lease.Report.Add(problem);
        return draft is null || problems.Count > 0 ? null : (draft, images);
    }

    private TaskDraft? Read(TaskLine line, List<LineProblem> problems)
    {
        Tasks++;
        if (Tasks > TaskLimits.TasksPerFile)
            problems.Add(new LineProblem(line.Number, null, null, $"The file has more than {TaskLimits.TasksPerFile:N0} tasks: split it."));
        else if (line.Bytes is { } bytes)
            return ReadTask.From(bytes, line.Number, problems);
        else
            problems.Add(new LineProblem(line.Number, null, null, $"The line has more than {TaskLimits.LineBytes >> 20} MB: put images beside the file instead of into it."));
        return null;
    }

    private void Fits(TaskDraft draft, List<LineProblem> problems)
    {
        if (!_lines.TryAdd(draft.Id, draft.Line))
            problems.Add(new LineProblem(draft.Line, null, "id", $"'{draft.Id}' is in line {_lines[draft.Id]} already: each task needs its own id."));
        if (draft.Responses.Count < shown)
            problems.Add(new LineProblem(draft.Line, null, "responses", $"has {draft.Responses.Count}, and the protocol '{protocol}' shows {shown} together: add one, or use a protocol for one response."));
    }

    private async Task<IReadOnlyList<StoredImage>> ImagesAsync(TaskDraft draft, List<LineProblem> problems, CancellationToken cancel)
    {
        var images = new List<StoredImage>();
        for (var i = 0; i < draft.Media.Count; i++)
        {
            var found = await media.FindAsync(draft.Media[i].Path, cancel);
            if (found.Image is { } image) images.Add(image);
            else problems.Add(new LineProblem(draft.Line, null, $"media[{i}].path", found.Problem!));
            await lease.RenewIfDueAsync(cancel);
        }

        return images;
    }
}
