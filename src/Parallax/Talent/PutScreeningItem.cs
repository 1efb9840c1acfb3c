using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Talent;

/// <summary>Adds, describes, orders and removes the items of a draft.</summary>
public static class PutScreeningItem
{
    /// <param name="Kind"><c>key</c> or <c>rubric</c>.</param>
    public sealed record Request(Guid Presentation, string? Skill, string? Kind, int Points, AnswerKey? Key = null, ItemRubric? Rubric = null);

    public sealed record Order(IReadOnlyList<Guid>? Items);

    public static async Task<IResult> PostAsync(
        Guid screening, Request request, HttpContext http, AppDb db, ProtocolCache protocols, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(screening, request, Caller.Of(http.User), db, protocols, clock, cancel)).Or(i => TypedResults.Ok(new { i.Id, i.Ordinal, i.KeyNumber }));

    /// <summary>A presentation that is an item already is described anew.</summary>
    public static async Task<Outcome<ScreeningItem>> ForAsync(
        Guid screening, Request request, Caller caller, AppDb db, ProtocolCache protocols, TimeProvider clock, CancellationToken cancel)
    {
        var found = await ScreeningAccess.Made(db, caller).FirstOrDefaultAsync(s => s.Id == screening, cancel);
        if (found is null) return ScreeningRefusals.Unknown;
        if (await ShownItem.OfAsync(db, protocols, found.ProjectId, request.Presentation, cancel) is not { } shown) return ScreeningRefusals.PresentationUnknown;
        if (!Enum.TryParse<ItemKind>(request.Kind, ignoreCase: true, out var kind)) return ScreeningRefusals.Invalid("kind", "The kind is 'key' or 'rubric'.");
        if (request.Skill?.Trim() is not { Length: >= 1 and <= 100 } skill || !PlainText.IsClean(skill)) return ScreeningRefusals.Invalid("skill", "Name the skill in 1 to 100 characters.");
        if (request.Points is < 1 or > 100) return ScreeningRefusals.Invalid("points", "An item has 1 to 100 points.");
        var content = new ItemContent(kind == ItemKind.Key ? request.Key : null, kind == ItemKind.Rubric ? request.Rubric : null);
        var errors = CheckItemContent.Of(content, kind, shown.Protocol, shown.StepCounts);
        if (errors.Count > 0) return ScreeningRefusals.Invalid(errors);
        if (found.ChangeItems() is { } no) return no;

        var items = await ScreeningItem.In(db, screening).ToListAsync(cancel);
        var item = items.Find(i => i.PresentationId == request.Presentation);
        if (item is not null && item.Kind != kind) return ScreeningRefusals.ItemTwice;
        if (item is null) db.Add(item = new ScreeningItem(Ids.New(clock), screening, request.Presentation, items.Select(i => i.Ordinal).DefaultIfEmpty().Max() + 1, skill, kind, request.Points));
        item.Describe(skill, request.Points);
        db.Add(item.Correct(content, "", caller.Id, clock));
        return await ScreeningSaving.SaveAsync(db, cancel, ScreeningRefusals.ItemTwice) is { } lost ? lost : item;
    }

    public static async Task<IResult> DeleteAsync(Guid screening, Guid item, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        await RemoveAsync(screening, item, Caller.Of(http.User), db, clock, cancel) is { } no ? no : TypedResults.NoContent();

    public static async Task<Refusal?> RemoveAsync(Guid screening, Guid item, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var found = await ScreeningAccess.Made(db, caller).FirstOrDefaultAsync(s => s.Id == screening, cancel);
        if (found is null) return ScreeningRefusals.Unknown;
        var row = await ScreeningItem.In(db, screening).FirstOrDefaultAsync(i => i.Id == item, cancel);
        if (row is null) return ScreeningRefusals.ItemUnknown;
        if (found.ChangeItems() is { } no) return no;
        row.Remove(clock.GetUtcNow());
        return await ScreeningSaving.SaveAsync(db, cancel);
    }

    public static async Task<IResult> OrderAsync(Guid screening, Order request, HttpContext http, AppDb db, CancellationToken cancel) =>
        await ReorderAsync(screening, request.Items ?? [], Caller.Of(http.User), db, cancel) is { } no ? no : TypedResults.NoContent();

    public static async Task<Refusal?> ReorderAsync(Guid screening, IReadOnlyList<Guid> order, Caller caller, AppDb db, CancellationToken cancel)
    {
        var found = await ScreeningAccess.Made(db, caller).FirstOrDefaultAsync(s => s.Id == screening, cancel);
        if (found is null) return ScreeningRefusals.Unknown;
        var items = await ScreeningItem.In(db, screening).ToListAsync(cancel);
        if (order.Count != items.Count || items.Any(i => !order.Contains(i.Id))) return ScreeningRefusals.Invalid("items", "Name each item once, in the order in which they are to be given.");
        if (found.ChangeItems() is { } no) return no;
        for (var i = 0; i < order.Count; i++) items.Single(item => item.Id == order[i]).Stand(i + 1);
        return await ScreeningSaving.SaveAsync(db, cancel);
    }
}
