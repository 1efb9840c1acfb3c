using System.Text;

namespace Parallax.Statistics.Input;

/// <summary>Collects comparisons row by row. Arrays double, so that ten million battles take some 200 MB while reading.</summary>
public sealed class ComparisonsBuilder
{
    private readonly string _source;
    private readonly string[] _names;
    private readonly double[][] _covariates;
    private readonly IdTable _models = new();
    private readonly IdTable _workers = new();
    private readonly IdTable _prompts = new();
    private int[] _left = new int[1024];
    private int[] _right = new int[1024];
    private Outcome[] _outcome = new Outcome[1024];
    private int[]? _worker;
    private int[]? _prompt;
    private int _count;
    private int _withItself;

    /// <param name="source">Name of the file or stream, for errors.</param>
    /// <param name="covariates">Names of the style covariates.</param>
    public ComparisonsBuilder(string source, params string[] covariates)
    {
        (_source, _names) = (source, covariates);
        _covariates = Array.ConvertAll(covariates, _ => new double[1024]);
    }

    /// <summary>Adds a row.</summary>
    public void Add(string left, string right, Outcome outcome, string? worker, string? prompt, ReadOnlySpan<double> covariates, long line) =>
        Add(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right), outcome, Encoding.UTF8.GetBytes(worker ?? ""), Encoding.UTF8.GetBytes(prompt ?? ""), covariates, line);

    /// <summary>
    /// Adds a row of UTF-8 ids. Either all rows have a worker or none; prompts likewise. A model compared with itself, as arena data
    /// has it for its baseline, says nothing of any other: it is counted and left out.
    /// </summary>
    /// <exception cref="InputException">An id is empty; a covariate is not finite.</exception>
    public void Add(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Outcome outcome, ReadOnlySpan<byte> worker, ReadOnlySpan<byte> prompt, ReadOnlySpan<double> covariates, long line)
    {
        if (left.IsEmpty) throw new InputException(_source, line, "left", "the id is empty. Every row needs two models.");
        if (right.IsEmpty) throw new InputException(_source, line, "right", "the id is empty. Every row needs two models.");
        if (left.SequenceEqual(right))
        {
            _withItself++;
            return;
        }

        if (_count == _left.Length) Grow();
        (_left[_count], _right[_count], _outcome[_count]) = (_models.Intern(left), _models.Intern(right), outcome);
        Group(ref _worker, _workers, worker, "worker", line);
        Group(ref _prompt, _prompts, prompt, "prompt", line);
        for (var c = 0; c < _covariates.Length; c++)
            _covariates[c][_count] = double.IsFinite(covariates[c]) ? covariates[c] : throw new InputException(_source, line, _names[c], "the covariate is not a finite number.");
        _count++;
    }

    /// <summary>The comparisons. The builder is used up by it.</summary>
    public Comparisons Build() => new(_models, _workers, _prompts, Trim(_left), Trim(_right), Trim(_outcome), _worker is null ? null : Trim(_worker), _prompt is null ? null : Trim(_prompt),
        [.. _names.Zip(_covariates, (name, values) => new Covariate(name, Trim(values)))])
    { WithItself = _withItself };

    private void Group(ref int[]? column, IdTable ids, ReadOnlySpan<byte> id, string name, long line)
    {
        if (column is null && id.IsEmpty) return;
        if (id.IsEmpty || (column is null && _count > 0)) throw new InputException(_source, line, name, $"some rows have a {name} and some have none. Give all rows one, or leave the column out.");
        column ??= new int[_left.Length];
        column[_count] = ids.Intern(id);
    }

    private void Grow()
    {
        if (_count > Array.MaxLength / 2) throw new InputException("These are more than a billion comparisons. Split the file.");
        var length = _count * 2;
        Array.Resize(ref _left, length);
        Array.Resize(ref _right, length);
        Array.Resize(ref _outcome, length);
        if (_worker is not null) Array.Resize(ref _worker, length);
        if (_prompt is not null) Array.Resize(ref _prompt, length);
        for (var c = 0; c < _covariates.Length; c++) Array.Resize(ref _covariates[c], length);
    }

    private T[] Trim<T>(T[] column) => column.Length == _count ? column : column[.._count];
}
