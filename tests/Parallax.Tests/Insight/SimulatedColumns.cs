using Parallax.Data;
using Parallax.Desk;
using Parallax.Insight;
using Parallax.Projects;

namespace Parallax.Tests.Insight;

/// <summary>One judgment in the order of a person's work: who, on which task, what stood left, and how many were before.</summary>
internal readonly record struct SimulatedTurn(int Person, int Task, int Left, int Done);

/// <summary>
/// What the simulated workforce says of some tasks, as the columns that results are counted from: no server is between, so that a thousand projects are a matter of seconds.
/// That it is what comes through a server is shown by <see cref="SimulatedFiguresTests"/>.
/// </summary>
/// <param name="sterner">By how many levels everybody is more severe than they would be.</param>
internal sealed class SimulatedColumns(SimulationPlan world, double sterner = 0)
{
    /// <summary>People take a break after so many judgments.</summary>
    private const int Session = 60;

    public const string Code = "STEP";

    private static readonly IssueQuestion Issues = new([new IssueClass("reasoning", "Reasoning", "A step is wrong.", "", [new IssueCode(Code, "Wrong step", "A step is wrong.")])], [new Severity(1, "Minor", ""), new Severity(2, "Major", "")]);
    private static readonly Guid Protocol = Ids.Opaque();
    private static readonly ProtocolDefinition Definition = Content.Read<ProtocolDefinition>(SimulatedProtocol.Work.GetRawText()) with { Issues = Issues };

    private readonly SimulatedTask[] _tasks = [.. Enumerable.Range(0, world.Tasks).Select(n => SimulatedTask.Of(world, n))];
    private readonly KnownModel[] _models = [.. Enumerable.Range(0, world.Models).Select(m => new KnownModel { Number = m + 1, Model = SimulatedTask.Model(m) })];

    public static Guid PersonId(int person) => Id(1, person);

    /// <summary>Each task by so many people, who have nearly the same number of them, in an order of the seed's.</summary>
    public static IReadOnlyList<SimulatedTurn> Turns(SimulationPlan people)
    {
        var random = new Random(people.Seed);
        var (order, done) = (Enumerable.Range(0, people.Tasks).ToArray(), new int[people.Contributors]);
        random.Shuffle(order);
        var turns = new List<SimulatedTurn>(people.Tasks * people.Overlap);
        var who = Enumerable.Range(0, people.Contributors).ToArray();
        foreach (var task in order)
        {
            random.Shuffle(who);
            foreach (var person in who.OrderBy(p => done[p]).Take(people.Overlap)) turns.Add(new SimulatedTurn(person, task, random.Next(2), done[person]++));
        }

        return turns;
    }

    public InsightData Said(SimulationPlan people, IEnumerable<SimulatedTurn> turns) => InsightData.Of(
        new Project(Ids.Opaque(), Ids.Opaque(), "Simulated", "simulated", Protocol, people.Overlap, "all", people.Seed, 60, ProjectState.Open, DateTimeOffset.UnixEpoch),
        Definition, _models, new Dictionary<Guid, ProtocolDefinition> { [Protocol] = Definition }, turns.Select(t => Fact(people, t)));

    public Leaderboard Board(SimulationPlan people, IEnumerable<SimulatedTurn> turns) =>
        (Leaderboard)LeaderboardMaker.Of(Said(people, turns), new Dictionary<Guid, ResponseStyle>(), CancellationToken.None)[""];

    /// <summary>The share of each model's responses in which a step is called wrong: an issue, where the protocol asked for issues.</summary>
    public async Task<FailureProfile> FailuresAsync(SimulationPlan people, IReadOnlyList<SimulatedTurn> turns)
    {
        var data = Said(people, turns);
        var issues = turns.SelectMany(t => Found(people, t)).ToAsyncEnumerable();
        return (FailureProfile)FailureMaker.Of(data, await FailureCounts.OfAsync(data, issues, CancellationToken.None))[""];
    }

    private SimulatedPerson Person(SimulationPlan people, int number)
    {
        var person = SimulatedPerson.Of(people, number);
        return person with { Severity = person.Severity + sterner };
    }

    public SimulatedAnswer Answer(SimulationPlan people, SimulatedTurn turn) =>
        SimulatedAnswer.Of(people, Person(people, turn.Person), _tasks[turn.Task], turn.Left, turn.Done, turn.Done % Session, 0);

    private JudgmentFact Fact(SimulationPlan people, SimulatedTurn turn)
    {
        var (task, answer) = (_tasks[turn.Task], Answer(people, turn));
        return new JudgmentFact
        {
            AssignmentId = Ids.Opaque(),
            TaskId = Id(2, turn.Task),
            PresentationId = Id(3, turn.Task),
            PersonId = PersonId(turn.Person),
            ProtocolId = Protocol,
            Category = "common-sense",
            FirstModel = task.Models[0] + 1,
            SecondModel = task.Models[1] + 1,
            FirstResponseId = Id(4, turn.Task),
            SecondResponseId = Id(5, turn.Task),
            IsInOrder = turn.Left == 0,
            Preference = (short)(answer.Preference is { } better ? (better == 0 ? 1 : -1) * (answer.IsStrong ? 2 : 1) : 0),
            Levels = [.. answer.Levels.SelectMany(l => l).Select(l => (byte)l)],
            FirstSteps = SimulatedTask.Steps,
            SecondSteps = SimulatedTask.Steps,
            FirstWrong = FirstWrong(answer, 0),
            SecondWrong = FirstWrong(answer, 1),
        };
    }

    private IEnumerable<IssueFact> Found(SimulationPlan people, SimulatedTurn turn)
    {
        var answer = Answer(people, turn);
        for (short response = 0; response < 2; response++)
            if (FirstWrong(answer, response) is not null)
                yield return new IssueFact
                {
                    AssignmentId = Id(6, turn.Task * 100_000 + turn.Person),
                    Ordinal = response,
                    TaskId = Id(2, turn.Task),
                    ResponseId = Id(4 + response, turn.Task),
                    PersonId = PersonId(turn.Person),
                    ProtocolId = Protocol,
                    Model = _tasks[turn.Task].Models[response] + 1,
                    Category = "common-sense",
                    Class = Issues.Classes[0].Id,
                    Code = Code,
                    Severity = 1,
                };
    }

    private static short? FirstWrong(SimulatedAnswer answer, int response) => Array.IndexOf(answer.Verdicts[response], "wrong") is >= 0 and var step ? (short)step : null;

    private static Guid Id(int kind, int number) => new(kind, 0, 0, [.. BitConverter.GetBytes((long)number)]);
}
