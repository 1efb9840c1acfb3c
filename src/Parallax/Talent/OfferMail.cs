using Parallax.Data;
using Parallax.Identity;
using Parallax.Web.Pages;

namespace Parallax.Talent;

/// <summary>What people are told by mail about offers and agreements. Paths are completed by the sender.</summary>
internal static class OfferMail
{
    public static OutgoingMail Offered(Offer offer, Person person, Organization organization, TimeProvider clock) => To(
        person, $"An offer from {organization.Name}",
        $"{organization.Name} offers you an agreement as an independent contractor.\n\nRead it, and sign or decline it until {Words.Exact(offer.ExpiresAt)}:\n/offers/{offer.Id}\n\nNothing happens before you sign.", clock);

    public static OutgoingMail Renewal(Offer offer, Person person, Organization organization, TimeProvider clock) => To(
        person, $"A new version of your agreement with {organization.Name}",
        $"The text of your agreement has a new version. Your pay and dates stay as they are.\n\nPlease read it and sign it until {Words.Exact(offer.ExpiresAt)}:\n/offers/{offer.Id}\n\nUntil then nothing changes. Afterwards you get no new tasks before you signed; what you began can be finished and is paid.", clock);

    public static OutgoingMail Withdrawn(Offer offer, Person person, Organization organization, TimeProvider clock) => To(
        person, $"The offer from {organization.Name} is withdrawn",
        $"{organization.Name} has taken back {(offer.IsRenewal ? "the new version of your agreement: the one that you signed holds as it is" : "its offer, and it can no longer be signed")}. You need not do anything. If you have a question about it, ask us:\n/cases/new", clock);

    public static OutgoingMail Signed(SignedAgreement agreement, Person person, TimeProvider clock) => To(
        person, "Your signed agreement",
        $"You signed an agreement on {Words.Exact(agreement.SignedAt)}.\n\nYour copy, as a web page and as a PDF:\n/agreements/{agreement.Id}\n\nSHA-256 of the text: {agreement.Sha256}", clock);

    private static OutgoingMail To(Person person, string subject, string text, TimeProvider clock) =>
        new(Ids.New(clock), person.Id, person.Email!, Words.Start(subject, 250), text, clock.GetUtcNow());
}
