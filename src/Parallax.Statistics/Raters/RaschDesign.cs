using System.Globalization;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Raters;

/// <summary>
/// The ratings as the model sees them: categories 0 … L, and the elements of all facets under one numbering: responses, then
/// criteria, then raters, then prompts where there are some, then what it adds to the difficulty of a prompt to be given to a response.
/// </summary>
internal sealed class RaschDesign
{
    private const int MostCategories = 101;

    public RaschDesign(Ratings ratings)
    {
        Ratings = ratings;
        (FirstCriterion, FirstRater) = (ratings.Tasks.Count, ratings.Tasks.Count + ratings.Facets.Count);
        FirstPrompt = FirstRater + ratings.Workers.Count;
        FirstGiven = FirstPrompt + ratings.Prompts.Count;
        Elements = FirstGiven + (HasPrompts ? ratings.Tasks.Count : 0);
        Values = Distinct(ratings);
        Category = new int[ratings.Count];
        for (var i = 0; i < Category.Length; i++) Category[i] = Array.BinarySearch(Values, ratings.Values[i]);
    }

    public Ratings Ratings { get; }

    /// <summary>The value of each category.</summary>
    public double[] Values { get; }

    public int[] Category { get; }

    public int FirstCriterion { get; }

    public int FirstRater { get; }

    public int FirstPrompt { get; }

    public int FirstGiven { get; }

    public int Elements { get; }

    /// <summary>The highest category; 0 if the scale has but one.</summary>
    public int Top => Math.Max(0, Values.Length - 1);

    public int Response(int rating) => Ratings.TaskIds[rating];

    public int Criterion(int rating) => FirstCriterion + Ratings.FacetIds[rating];

    public int Rater(int rating) => FirstRater + Ratings.WorkerIds[rating];

    public bool HasPrompts => Ratings.PromptIds is not null;

    public int Prompt(int rating) => FirstPrompt + Ratings.PromptIds![rating];

    /// <summary>The rating in category units turned back to the scale of the data.</summary>
    public double Expected(ReadOnlySpan<double> p)
    {
        var sum = 0.0;
        for (var k = 0; k < p.Length; k++) sum += Values[k] * p[k];
        return sum;
    }

    private static double[] Distinct(Ratings ratings)
    {
        var values = new HashSet<double>();
        for (var i = 0; i < ratings.Count; i++)
        {
            var value = ratings.Values[i];
            if (value != Math.Floor(value)) throw new InputException($"{Place(ratings, i)} is {value.ToString(CultureInfo.InvariantCulture)}: a Rasch model needs whole numbers. Multiply the scale (halves by 2), or round the ratings.");
            if (values.Add(value) && values.Count > MostCategories) throw new InputException($"The ratings have more than {MostCategories} different values. Group them: a rating scale has some 2 to 11 categories.");
        }

        return [.. values.Order()];
    }

    private static string Place(Ratings ratings, int i) => $"The rating of task '{ratings.Tasks[ratings.TaskIds[i]]}' by worker '{ratings.Workers[ratings.WorkerIds[i]]}' on '{ratings.Facets[ratings.FacetIds[i]]}'";
}
