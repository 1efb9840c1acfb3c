using System.Text;

namespace Parallax.Statistics.Input;

/// <summary>Reads comparisons from CSV or JSON Lines, as crowd-kit has them (left, right, label) or as arena data has them (model_a, model_b, winner).</summary>
public static class ComparisonsReader
{
    /// <param name="stream">UTF-8; read once, to its end.</param>
    /// <param name="source">Its name, for errors.</param>
    /// <param name="style">
    /// Names of style covariates: for a name the data has a column of that name (left minus right), or two, name_a and name_b (or name_left
    /// and name_right), of which the relative difference (a - b) / (a + b) is taken.
    /// </param>
    /// <param name="progress">Told the bytes read so far, every few megabytes.</param>
    /// <exception cref="InputException">A row cannot be used; nothing is half-read.</exception>
    public static Comparisons Read(Stream stream, string source, IReadOnlyList<string>? style = null, IProgress<long>? progress = null)
    {
        var rows = RecordReader.Open(stream, source, progress);
        var (left, right, winner) = (Columns.Need(rows, Columns.Left), Columns.Need(rows, Columns.Right), Columns.Need(rows, Columns.Winner));
        var (worker, prompt) = (Columns.Find(rows, Columns.Worker), Columns.Find(rows, Columns.Prompt));
        var covariates = (style ?? []).Select(name => StyleColumns.Find(rows, name)).ToArray();
        var values = new double[covariates.Length];
        var builder = new ComparisonsBuilder(source, [.. style ?? []]);
        while (rows.Read())
        {
            for (var c = 0; c < covariates.Length; c++) values[c] = covariates[c].Value(rows);
            builder.Add(rows.Field(left), rows.Field(right), Said(rows, left, right, winner), rows.Field(worker), rows.Field(prompt), values, rows.Line);
        }

        return builder.Build();
    }

    private static Outcome Said(RecordReader rows, int left, int right, int winner)
    {
        var said = rows.Field(winner);
        // Ids first: a model may be called A.
        if (said.SequenceEqual(rows.Field(left))) return Outcome.Left;
        if (said.SequenceEqual(rows.Field(right))) return Outcome.Right;
        if (Is(said, "model_a"u8) || Is(said, "left"u8) || Is(said, "a"u8)) return Outcome.Left;
        if (Is(said, "model_b"u8) || Is(said, "right"u8) || Is(said, "b"u8)) return Outcome.Right;
        if (Is(said, "tie"u8) || Is(said, "draw"u8)) return Outcome.Tie;
        if (Is(said, "tie (bothbad)"u8) || Is(said, "both_bad"u8) || Is(said, "both-bad"u8) || Is(said, "bothbad"u8) || Is(said, "both bad"u8)) return Outcome.BothBad;
        throw new InputException(rows.Source, rows.Line, rows.Header[winner],
            $"'{Encoding.UTF8.GetString(said[..Math.Min(40, said.Length)])}' is neither of the two models, nor left/right, model_a/model_b, tie or both-bad.");
    }

    private static bool Is(ReadOnlySpan<byte> said, ReadOnlySpan<byte> word) => Ascii.EqualsIgnoreCase(said, word);
}
