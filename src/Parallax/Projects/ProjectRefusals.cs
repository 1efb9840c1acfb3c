using Parallax.Web;

namespace Parallax.Projects;

/// <summary>All that a project can answer "no" to.</summary>
public static class ProjectRefusals
{
    public static readonly Refusal OrganizationNeeded = new("organization.needed", 422, "You lead several organizations: say which with 'organization'.");
    public static readonly Refusal EnrollmentOfMember = new("enrollment.member", 409,
        "This person can see the models' names, as a member of the project's organization, and may not judge blind: enroll somebody else.");
    public static readonly Refusal MemberEnrolled = new("member.enrolled", 409,
        "This person is enrolled in a project of the organization, and members see the models' names: who judges for it cannot be a member.");
    public static readonly Refusal MemberRoleUnknown = new("member.role-unknown", 422, "The role of a member is viewer, reviewer, lead or finance.");
    public static readonly Refusal MemberUnknown = new("member.unknown", 404, "This person is no member whom you could remove.");
    public static readonly Refusal OwnMembership = new("member.own", 409, "Your own role is changed by another lead or by an administrator, so that the organization is never left without one.");
    public static readonly Refusal EnrollmentUnknown = new("enrollment.unknown", 404, "This person is not enrolled in the project.");
    public static readonly Refusal ImportUnknown = new("import.unknown", 404, "There is no such import of this project.");
    public static readonly Refusal MediumUnknown = new("medium.unknown", 404, "There is no such image in this project.");
    public static readonly Refusal NotMultipart = new("import.not-multipart", 415, "Send multipart/form-data: first a part 'tasks' with the JSON Lines, then a part 'media' for each image, with its path as file name.");
    public static readonly Refusal TasksMissing = new("import.tasks-missing", 400, "The first part of an import must be named 'tasks' and hold the JSON Lines.");
    public static readonly Refusal ProtocolInUse = new("protocol.immutable", 409,
        "Another definition of this name and version is in use by a project, and a version in use never changes: raise 'version'.");

    public static readonly Refusal VersionUnknown = new("protocol.version-unknown", 404, "There is no such version of a protocol in this organization.");
    public static readonly Refusal ProtocolSame = new("protocol.same", 409, "The project uses this version already.");
    public static readonly Refusal ProtocolSwitched = new("protocol.switched", 409, "Somebody switched the project to another version meanwhile. Look at what it uses now, and decide again.");
    public static readonly Refusal ProtocolResponses = new("protocol.responses", 409,
        "The project's tasks were imported to be shown with another number of responses at a time, and a version cannot change that: make another project for it.");
    public static readonly Refusal PictureUnknown = new("picture.unknown", 404, "There is no such picture in guidelines that you may read.");

    public static Refusal PictureRefused(string why) => new("picture.refused", 422, why);

    /// <summary>The same for nobody and for an administrator: who has an account, and who runs the installation, is not a lead's to know.</summary>
    public static Refusal NobodyToEnroll(string email) => new("person.unknown", 404, $"There is nobody with the e-mail '{email}' who can be enrolled. They need an account, and administrators do not judge.");

    public static Refusal NobodyToAdd(string email) => new("person.unknown", 404, $"There is nobody with the e-mail '{email}' who can be added. They need an account: a link from the sign-in page makes one.");

    public static readonly Refusal Concluded = new("project.concluded", 409,
        "The project is concluded and stays so: what was agreed with people has ended with it. For more work make a new project.");
    public static readonly Refusal ConcludeByAmendment = new("project.conclude", 409,
        "A project is concluded by an amendment, which tells everybody and says what becomes of the tasks they hold.");
    public static readonly Refusal NotReady = new("project.not-ready", 409, "The project has no tasks yet, so there is nothing to open: import them first.");
    public static readonly Refusal AmendmentUnknown = new("amendment.unknown", 404, "There is no such change of this project.");
    public static readonly Refusal AmendmentSettled = new("amendment.settled", 409, "This change has taken effect or was cancelled already. Make another one instead.");
    public static readonly Refusal AmendmentFollowed = new("amendment.followed", 409, "Later terms were agreed after this change: cancel those first.");

    public static Refusal AmendmentInvalid(IReadOnlyDictionary<string, string[]> errors) => new("amendment.invalid", 422, Summary(errors), errors);

    public static Refusal Unknown(string reference) => new("project.unknown", 404, $"There is no project '{reference}' that you may use.");

    public static Refusal Ambiguous(string reference) => new("project.ambiguous", 409, $"Several organizations have a project '{reference}': name it by its id.");

    public static Refusal Invalid(IReadOnlyDictionary<string, string[]> errors) => new("project.invalid", 422, Summary(errors), errors);

    public static Refusal StateRefused(ProjectState from, ProjectState to) => new("project.state", 409, $"A project that is {Name(from)} cannot become {Name(to)}.");

    public static Refusal ProtocolUnknown(string name) => new("protocol.unknown", 422,
        $"There is no built-in protocol '{name}': the built-in ones are {string.Join(", ", ProtocolReader.BuiltIn)}. Your own goes into 'protocolDefinition'.");

    public static Refusal ProtocolInvalid(IReadOnlyDictionary<string, string[]> errors) => new("protocol.invalid", 422, Summary(errors), errors);

    public static Refusal UploadBroken(string why) => new("import.broken-upload", 400, $"The upload is cut off or malformed: {why}");

    public static Refusal PartUnknown(string name) => new("import.part-unknown", 400, $"After the first part every part must be named 'media', not '{name}'.");

    public static Refusal PathRefused(string path, string why) => new("import.path", 422, $"The path '{path}' {why}");

    internal static string Name(ProjectState state) => state.ToString().ToLowerInvariant();

    private static string Summary(IReadOnlyDictionary<string, string[]> errors) =>
        string.Join(" ", errors.Take(3).Select(e => $"{(e.Key.Length == 0 ? "The definition" : e.Key)}: {e.Value[0]}"));
}
