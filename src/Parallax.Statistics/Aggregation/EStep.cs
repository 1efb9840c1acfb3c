using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Parallax.Statistics.Input;
using Parallax.Statistics.Numerics;

namespace Parallax.Statistics.Aggregation;

/// <summary>
/// One pass over the labels of tasks <c>from … to - 1</c>: for each task the posterior from the current matrices, at once added to the sums
/// from which the next matrices are made. Probabilities are multiplied, not their logarithms added: within a task the product is rescaled
/// every 16 labels, and the log-likelihood takes one logarithm for many tasks.
/// </summary>
internal sealed class EStep(ConfusionTable table, Rows rows)
{
    private const int Block = 16;
    private const double Smallest = 1e-280;

    /// <summary>Sums of posteriors by (worker, given, true), and by true class at the end.</summary>
    public double[] Sums { get; } = new double[table.Length + table.Stride];

    /// <summary>The log-likelihood of the tasks.</summary>
    public double LogLikelihood { get; private set; }

    /// <summary>The sums if posteriors were the shares of the votes: where EM starts.</summary>
    public void RunShares(int from, int to)
    {
        Array.Clear(Sums);
        switch (table.Stride)
        {
            case 2: Shares<Lane2>(from, to); break;
            case 4: Shares<Lane4>(from, to); break;
            case 8: Shares<Lane8>(from, to); break;
            default: WideShares(from, to); break;
        }
    }

    /// <param name="from">The first task.</param>
    /// <param name="to">One more than the last.</param>
    /// <param name="matrices">As <see cref="ConfusionTable"/> lays them out, and the prevalence at the end.</param>
    /// <param name="posteriors">tasks x stride, to be filled; empty if only the sums are wanted.</param>
    public void Run(int from, int to, double[] matrices, double[] posteriors)
    {
        Array.Clear(Sums);
        LogLikelihood = table.Stride switch
        {
            2 => Pass<Lane2>(from, to, matrices, posteriors),
            4 => Pass<Lane4>(from, to, matrices, posteriors),
            8 => Pass<Lane8>(from, to, matrices, posteriors),
            _ => WidePass(from, to, matrices, posteriors),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Pass<TLane>(int from, int to, double[] matrices, double[] posteriors) where TLane : struct, ILane<TLane>
    {
        const int ahead = 24;
        var (logs, product) = (0.0, 1.0);
        var offsets = table.Offsets;
        ref var probability = ref MemoryMarshal.GetArrayDataReference(matrices);
        ref var sum = ref MemoryMarshal.GetArrayDataReference(Sums);
        var prevalence = TLane.Load(ref Unsafe.Add(ref probability, table.Length));
        var total = prevalence * 0;
        var last = offsets.Length - 1;
        for (var task = from; task < to; task++)
        {
            var (begin, end) = (rows.Start[task], rows.Start[task + 1]);
            var row = prevalence;
            var scale = 0.0;
            for (var i = begin; i < end; i++)
            {
                Prefetch(ref probability, ref sum, offsets[Math.Min(i + ahead, last)]);
                row *= TLane.Load(ref Unsafe.Add(ref probability, offsets[i]));
                if ((i - begin) % Block == Block - 1) row = Rescaled(row, ref scale);
            }

            var likelihood = row.Sum();
            if (likelihood > Smallest)
            {
                row *= 1 / likelihood;
                logs += scale;
                product *= likelihood;
                if (product < 1e-20) (logs, product) = (logs + Math.Log(product), 1);
            }
            else
            {
                (row, var log) = Careful<TLane>(task, matrices);
                logs += log;
            }

            for (var i = begin; i < end; i++) AddTo(ref Unsafe.Add(ref sum, offsets[i]), row);

            total += row;
            if (posteriors.Length > 0) row.Store(ref posteriors[task * TLane.Width]);
        }

        total.Store(ref Unsafe.Add(ref sum, table.Length));
        return logs + Math.Log(product);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Shares<TLane>(int from, int to) where TLane : struct, ILane<TLane>
    {
        Span<double> share = stackalloc double[TLane.Width];
        ref var sum = ref MemoryMarshal.GetArrayDataReference(Sums);
        for (var task = from; task < to; task++)
        {
            var (begin, end) = (rows.Start[task], rows.Start[task + 1]);
            share.Clear();
            for (var i = begin; i < end; i++) share[rows.Class[i]] += 1.0 / (end - begin);
            var row = TLane.Load(ref share[0]);
            for (var i = begin; i < end; i++) AddTo(ref Unsafe.Add(ref sum, table.Offsets[i]), row);
            AddTo(ref Unsafe.Add(ref sum, table.Length), row);
        }
    }

    private void WideShares(int from, int to)
    {
        var share = new double[table.Stride];
        for (var task = from; task < to; task++)
        {
            Array.Clear(share);
            foreach (var c in rows.Classes(task)) share[c] += 1.0 / rows.Classes(task).Length;
            for (var i = rows.Start[task]; i < rows.Start[task + 1]; i++) Vectors.Add(Sums.AsSpan(table.Offsets[i], share.Length), share);
            Vectors.Add(Sums.AsSpan(table.Length), share);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo<TLane>(ref double cell, TLane row) where TLane : struct, ILane<TLane> => (TLane.Load(ref cell) + row).Store(ref cell);

    private (TLane Row, double LogLikelihood) Careful<TLane>(int task, double[] matrices) where TLane : struct, ILane<TLane>
    {
        Span<double> row = stackalloc double[TLane.Width];
        var log = InLogs(task, matrices, row);
        return (TLane.Load(ref row[0]), log);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Prefetch(ref double probability, ref double sum, int offset)
    {
        if (!Sse.IsSupported) return;
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref probability, offset)));
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref sum, offset)));
    }

    private static TLane Rescaled<TLane>(TLane row, ref double scale) where TLane : struct, ILane<TLane>
    {
        var sum = row.Sum();
        // What has underflowed stays so, and is done again in logarithms.
        if (sum <= Smallest) return row * 0;
        scale += Math.Log(sum);
        return row * (1 / sum);
    }

    /// <summary>More than eight classes: the same by spans.</summary>
    private double WidePass(int from, int to, double[] matrices, double[] posteriors)
    {
        var logs = 0.0;
        var row = new double[table.Stride];
        var total = Sums.AsSpan(table.Length);
        for (var task = from; task < to; task++)
        {
            var likelihood = WideRow(task, matrices, row, out var scale);
            logs += likelihood > Smallest ? scale + Math.Log(likelihood) : InLogs(task, matrices, row);
            if (likelihood > Smallest) Vectors.Scale(row, 1 / likelihood);
            for (var i = rows.Start[task]; i < rows.Start[task + 1]; i++) Vectors.Add(Sums.AsSpan(table.Offsets[i], row.Length), row);
            Vectors.Add(total, row);
            if (posteriors.Length > 0) row.CopyTo(posteriors.AsSpan(task * table.Stride));
        }

        return logs;
    }

    private double WideRow(int task, double[] matrices, double[] row, out double scale)
    {
        scale = 0;
        matrices.AsSpan(table.Length).CopyTo(row);
        for (var i = rows.Start[task]; i < rows.Start[task + 1]; i++)
        {
            Vectors.Multiply(row, matrices.AsSpan(table.Offsets[i], row.Length));
            if ((i - rows.Start[task]) % Block != Block - 1) continue;
            var sum = Vectors.Sum(row);
            if (sum <= Smallest) return 0;
            scale += Math.Log(sum);
            Vectors.Scale(row, 1 / sum);
        }

        return Vectors.Sum(row);
    }

    /// <summary>The posterior of one task by logarithms, for products below what a double holds; returns its log-likelihood.</summary>
    private double InLogs(int task, double[] matrices, Span<double> row)
    {
        for (var k = 0; k < row.Length; k++)
        {
            row[k] = Math.Log(matrices[table.Length + k]);
            for (var i = rows.Start[task]; i < rows.Start[task + 1]; i++) row[k] += Math.Log(matrices[table.Offsets[i] + k]);
        }

        return Vectors.Softmax(row);
    }
}
