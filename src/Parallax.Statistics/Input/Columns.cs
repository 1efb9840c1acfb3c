namespace Parallax.Statistics.Input;

/// <summary>Columns by what they are called in the tools that people come from: crowd-kit, arena data, Label Studio, spreadsheets.</summary>
internal static class Columns
{
    public static readonly string[] Task = ["task", "task_id", "item", "item_id", "unit", "example", "response"];
    public static readonly string[] Worker = ["worker", "worker_id", "rater", "rater_id", "annotator", "annotator_id", "coder", "performer", "judge", "user"];
    public static readonly string[] Label = ["label", "class", "answer", "category"];
    public static readonly string[] Document = ["document", "doc", "image", "text", "task", "task_id", "item"];
    public static readonly string[] Category = ["category", "label", "class"];
    public static readonly string[] Facet = ["facet", "dimension", "criterion"];
    public static readonly string[] Value = ["value", "rating", "score", "label"];
    public static readonly string[] Left = ["left", "model_a"];
    public static readonly string[] Right = ["right", "model_b"];
    public static readonly string[] Winner = ["label", "winner", "outcome"];
    public static readonly string[] Prompt = ["prompt", "prompt_id", "question_id", "task", "task_id"];

    /// <summary>The column of one of the names, in their order and in any case; -1 if there is none.</summary>
    public static int Find(RecordReader rows, string[] names)
    {
        foreach (var name in names)
            for (var i = 0; i < rows.Header.Count; i++)
                if (rows.Header[i].Equals(name, StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }

    /// <summary>The columns of all names, each of which has one; null if any is missing.</summary>
    public static int[]? FindAll(RecordReader rows, params string[] names)
    {
        var columns = Array.ConvertAll(names, name => Find(rows, [name]));
        return Array.TrueForAll(columns, c => c >= 0) ? columns : null;
    }

    /// <exception cref="InputException">There is no such column.</exception>
    public static int Need(RecordReader rows, string[] names)
    {
        var column = Find(rows, names);
        return column >= 0 ? column : throw new InputException(rows.Source, rows.Line, names[0],
            $"there is no such column. The header has: {string.Join(", ", rows.Header.Take(20))}. It may be called {string.Join(", ", names)}.");
    }
}
