using Parallax.Web;

namespace Parallax.Talent;

/// <summary>All that hiring can answer "no" to.</summary>
public static class TalentRefusals
{
    public static readonly Refusal OpportunityUnknown = new("opportunity.unknown", 404, "There is no such opportunity.");
    public static readonly Refusal NotOpen = new("opportunity.not-open", 409, "This opportunity takes no applications now. What you wrote is kept.");
    public static readonly Refusal NotWaiting = new("opportunity.not-waiting", 409, "There is no waiting list now: the opportunity is open, or closed for good.");
    public static readonly Refusal StateUnknown = new("opportunity.state", 422, "The state is one of open, paused, filled, closed.");
    public static readonly Refusal DateNeeded = new("opportunity.date-needed", 422, "An open listing needs a date in the future until which applications are taken.",
        new Dictionary<string, string[]> { ["validThrough"] = ["Choose a date in the future."] });
    public static readonly Refusal SlugTaken = new("opportunity.slug-taken", 409, "Another listing has this address.", new Dictionary<string, string[]> { ["slug"] = ["Another listing has this address."] });
    public static readonly Refusal ListingChanged = new("opportunity.changed", 409, "Somebody else saved a version meanwhile. Look at it before you save yours over it.");
    public static readonly Refusal WaitingUnknown = new("waiting.unknown", 404, "This link was used already, or everyone on the list has been told meanwhile.");

    public static readonly Refusal ApplicationUnknown = new("application.unknown", 404, "There is no such application of yours.");
    public static readonly Refusal Stale = new("application.stale", 409, "This application was changed in another tab or on another device meanwhile. Nothing is lost: look at both before you save.");
    public static readonly Refusal Submitted = new("application.submitted", 409, "This application is submitted and can no longer be changed. You can withdraw it.");
    public static readonly Refusal Ended = new("application.ended", 409, "This application has ended already.");
    public static readonly Refusal AccountNeeded = new("application.account-needed", 401, "Confirm your e-mail first: the link in our mail signs you in and brings you back here.");
    public static readonly Refusal AnotherPerson = new("application.another-person", 409, "This draft was begun with another e-mail. Say that it is yours to take it into this account.");
    public static readonly Refusal EligibilityNeeded = new("application.eligibility-needed", 409, "Say first from where you would work. The rules may have changed since you did.");
    public static readonly Refusal EligibilityIncomplete = new("application.eligibility-incomplete", 422, "Choose a country, and answer each question with yes or no.");

    public static readonly Refusal ResumeUnknown = new("resume.unknown", 404, "There is no résumé.");
    public static readonly Refusal ResumeMissing = new("resume.missing", 422, "Choose a PDF file.");
    public static readonly Refusal ResumeTooLarge = new("resume.too-large", 413, "A résumé has at most 5 MB. Leave pictures out, or print it to a smaller PDF.");
    public static readonly Refusal ResumeNotPdf = new("resume.not-pdf", 422, "This file is not a complete PDF. Save it as PDF again, and choose that file.");
    public static readonly Refusal ResumeActive = new("resume.active", 422, "This PDF contains scripts, actions or attached files, which we do not take. Print it to PDF, and choose the new file.");
    public static readonly Refusal ResumeEncrypted = new("resume.encrypted", 422, "This PDF is protected by a password. Save it without one.");

    public static readonly Refusal StageUnknown = new("application.stage-unknown", 422, "There is no such stage.");
    public static readonly Refusal ReasonNeeded = new("application.reason-needed", 422, "Choose a reason from the list of this decision.", new Dictionary<string, string[]> { ["reason"] = ["Choose a reason."] });
    public static readonly Refusal Outrun = new("application.outrun", 409, "Somebody else decided on this application at the same moment. Look at it again.");
    public static readonly Refusal NothingToAppeal = new("application.nothing-to-appeal", 409, "Only a decision not to go on with an application can be appealed against.");
    public static readonly Refusal OfferStands = new("application.offer-stands", 409, "An offer of this application waits for its answer: take the offer back first.");
    public static readonly Refusal NothingToUndo = new("application.nothing-to-undo", 409, "The last decision can no longer be undone: half an hour has passed, its mail has left, the person has begun, or something came after it.");
    public static readonly Refusal NoteInvalid = new("application.note-invalid", 422, $"A note has 1 to {ApplicationNote.Longest} characters, and no NUL among them.");
    public static readonly Refusal TemplateUnknown = new("message.unknown", 404, "There is no such message.");
    public static readonly Refusal TemplateTaken = new("message.taken", 409, "Another message has this name.");

    public static Refusal ListingInvalid(IReadOnlyDictionary<string, string[]> errors) => new("opportunity.invalid", 422, Summary(errors), errors);

    public static Refusal AnswersInvalid(IReadOnlyDictionary<string, string[]> errors) => new("application.invalid", 422, Summary(errors), errors);

    public static Refusal MessageInvalid(IReadOnlyDictionary<string, string[]> errors) => new("message.invalid", 422, Summary(errors), errors);

    public static Refusal StateSame(OpportunityState state) => new("opportunity.state-same", 409, $"The listing is {state.ToString().ToLowerInvariant()} already.");

    public static Refusal MoveRefused(Stage from, Stage to) => new("application.move", 409, $"An application in '{Stages.Words(from)}' cannot go to '{Stages.Words(to)}'.");

    public static Refusal TooEarly(DateTimeOffset from) => new("application.too-early", 409, $"You may apply again from {Web.Pages.Words.Day(from)}.");

    private static string Summary(IReadOnlyDictionary<string, string[]> errors) => string.Join(" ", errors.Take(3).Select(e => $"{e.Key}: {e.Value[0]}"));
}
