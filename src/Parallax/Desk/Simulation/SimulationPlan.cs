namespace Parallax.Desk;

/// <summary>What is simulated: as the command line says it.</summary>
public sealed record SimulationPlan(int Contributors, int Tasks, int Models, int Overlap, double Gold, int Seed)
{
    /// <summary>Nothing more is claimed after so many judgments, of whatever purpose; null for no end.</summary>
    public int? Judgments { get; init; }

    /// <summary>The share of people who are careless; every third of those guesses.</summary>
    public double Careless { get; init; } = .15;

    /// <summary>Not empty: people have these accuracies in equal shares, and nothing else goes on in them.</summary>
    public IReadOnlyList<double> Accuracies { get; init; } = [];

    /// <summary>How many judgments a contested presentation is grown to.</summary>
    public int Grow { get; init; } = 10;

    /// <summary>Requests at the same time.</summary>
    public int Parallel { get; init; } = 16;

    /// <summary>Whether to wait for the server's own list of disagreements and compare it too.</summary>
    public bool AsksServer { get; init; }

    /// <summary>How many tasks have a known answer; null for the share of <see cref="Gold"/>.</summary>
    public int? Checks { get; init; }

    /// <summary>Tasks with a known answer, besides the others.</summary>
    public int GoldTasks => Gold == 0 ? 0 : Checks ?? Math.Max((int)Math.Ceiling(Gold * Tasks), LeastGold);

    public int AllTasks => Tasks + GoldTasks;

    private const int LeastGold = 10;

    /// <summary>Spread evenly between the others.</summary>
    public bool IsGold(int task) => (long)(task + 1) * GoldTasks / AllTasks > (long)task * GoldTasks / AllTasks;
}
