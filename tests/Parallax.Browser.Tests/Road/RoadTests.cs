namespace Parallax.Browser.Tests;

/// <summary>The whole road in several browsers: from a job board to money for a week's work, and to the end of a project. At each stretch the database is asked for the fact.</summary>
public class RoadTests(Chromium chromium)
{
    [Fact]
    public async Task From_a_job_board_to_money_for_a_weeks_work()
    {
        await using var road = await Road.BeginAsync(chromium);
        await road.ComeFromABoardAndBeInterruptedAsync();
        await road.SomebodyCannotBeSupportedAsync();
        await road.BeInvitedAsync();
        await road.TakeTheScreeningAsync();
        await road.TwoScoreAsync();
        await road.SignAsync();
        await road.WorkAWeekAsync();
        await road.DisputeAStretchAsync();
        await road.ReadAndApproveAsync();
        await road.BePaidAsync();
        await road.WorkAnotherWeekAsync();
        await road.ConcludeEarlyAsync();
        await road.EndAsync();
    }
}
