using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Statistics.Sequential;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>Reads and sets how a project's gold is given and what it is measured by.</summary>
public static class SetQuality
{
    /// <param name="GoldPerMille">How many of a thousand claims are gold.</param>
    /// <param name="MostViews">After so many views a gold item is given out no more.</param>
    /// <param name="RightCredit">From this credit on an answer counts as right.</param>
    /// <param name="Good">The accuracy of careful work.</param>
    /// <param name="Bad">The accuracy that must not go unseen.</param>
    /// <param name="Alpha">The chance of flagging careful work.</param>
    /// <param name="Beta">The chance of passing the other.</param>
    /// <param name="MostChecks">After so many checks without a verdict a person decides.</param>
    /// <param name="PassedPerMille">The rate for whoever has passed.</param>
    public sealed record Settings(
        int? GoldPerMille = null, int? MostViews = null, double? RightCredit = null, double? Good = null, double? Bad = null, double? Alpha = null,
        double? Beta = null, int? MostChecks = null, int? PassedPerMille = null)
    {
        public static Settings Of(Project project, QualitySettings settings)
        {
            ArgumentNullException.ThrowIfNull(project);
            ArgumentNullException.ThrowIfNull(settings);
            var design = settings.Design;
            return new(project.GoldPerMille, settings.MostViews, settings.RightCredit, design.Good, design.Bad, design.Alpha, design.Beta, design.Most, settings.PassedPerMille);
        }
    }

    public static async Task<IResult> GetAsync(string project, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, QualityAccess.Lookers, cancel);
        return found.Refusal is { } no ? no : TypedResults.Ok(Settings.Of(found.Value!, await QualitySettings.OfAsync(db, found.Value!.Id, cancel)));
    }

    /// <summary>What is left out stays as it is.</summary>
    public static async Task<IResult> PutAsync(string project, Settings request, HttpContext http, AppDb db, CancellationToken cancel) =>
        (await ForAsync(db, Caller.Of(http.User), project, request, cancel)).Or(TypedResults.Ok);

    public static async Task<Outcome<Settings>> ForAsync(AppDb db, Caller caller, string project, Settings request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        var found = await ProjectAccess.FindAsync(db, caller, project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } no) return no;
        var (target, settings) = (found.Value!, await QualitySettings.OfAsync(db, found.Value!.Id, cancel));
        var wanted = Over(request, Settings.Of(target, settings));
        var errors = Check(wanted);
        if (errors.Count > 0) return GoldRefusals.SettingsInvalid(errors);
        if (db.Entry(settings).State == EntityState.Detached) db.Add(settings);
        settings.Set(wanted.MostViews!.Value, wanted.RightCredit!.Value, new GoldDesign(wanted.Good!.Value, wanted.Bad!.Value, wanted.Alpha!.Value, wanted.Beta!.Value, wanted.MostChecks!.Value), wanted.PassedPerMille!.Value);
        target.MixInGold(wanted.GoldPerMille!.Value);
        await db.SaveChangesAsync(cancel);
        await FollowAsync(db, target, settings, cancel);
        return Settings.Of(target, settings);
    }

    /// <summary>Whoever has passed follows the rate for them; items follow the number of views.</summary>
    private static async Task FollowAsync(AppDb db, Project project, QualitySettings settings, CancellationToken cancel)
    {
        var (rate, views) = (Math.Min(settings.PassedPerMille, project.GoldPerMille), settings.MostViews);
        await db.Set<Enrollment>().Where(e => e.ProjectId == project.Id && e.GoldPerMille != null).ExecuteUpdateAsync(set => set.SetProperty(e => e.GoldPerMille, rate), cancel);
        await db.Set<PresentationRole>().Where(r => r.ProjectId == project.Id && r.Purpose == Purpose.Gold && r.IsActive)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.MostViews, views), cancel);
    }

    private static Settings Over(Settings request, Settings now) => new(
        request.GoldPerMille ?? now.GoldPerMille, request.MostViews ?? now.MostViews, request.RightCredit ?? now.RightCredit, request.Good ?? now.Good, request.Bad ?? now.Bad,
        request.Alpha ?? now.Alpha, request.Beta ?? now.Beta, request.MostChecks ?? now.MostChecks, request.PassedPerMille ?? now.PassedPerMille);

    private static Dictionary<string, string[]> Check(Settings wanted)
    {
        var errors = new Dictionary<string, string[]>();
        if (wanted.GoldPerMille is < 0 or > 1000) errors["goldPerMille"] = ["0 to 100% of tasks: 0 to 1000 of a thousand."];
        if (wanted.MostViews is < 1 or > 100_000) errors["mostViews"] = ["1 to 100000 views."];
        if (wanted.RightCredit is not (>= .001 and <= 1)) errors["rightCredit"] = ["Above 0 and up to 1."];
        if (wanted.Good is not (>= .55 and <= .999)) errors["good"] = ["0.55 to 0.999."];
        if (wanted.Bad is not (>= .05 and <= .98) || wanted.Bad > wanted.Good - .01) errors["bad"] = ["0.05 or more, and below what careful work reaches."];
        if (wanted.Alpha is not (>= .001 and <= .2)) errors["alpha"] = ["0.001 to 0.2."];
        if (wanted.Beta is not (>= .001 and <= .2)) errors["beta"] = ["0.001 to 0.2."];
        if (wanted.MostChecks is < 5 or > 500) errors["mostChecks"] = ["5 to 500 checks."];
        if (wanted.PassedPerMille is < 1 or > 1000) errors["passedPerMille"] = ["0.1 to 100% of tasks: 1 to 1000 of a thousand; 3 to 5% finds later decay."];
        return errors;
    }
}
