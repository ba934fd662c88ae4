using MimeKit;

namespace EnergyQuota.Server.Notifications;

/// <summary>Says what a mail address is.</summary>
internal static class MailAddress
{
    private const int Longest = 254;

    /// <summary>Whether a text is one plain address, without a name, with a domain.</summary>
    public static bool IsValid(string? text) =>
        text is { Length: > 2 and <= Longest } && !text.Any(static c => char.IsControl(c) || char.IsWhiteSpace(c) || c is ',' or ';' or '<' or '>')
        && MailboxAddress.TryParse(text, out var parsed) && parsed.Address == text && parsed.LocalPart.Length > 0 && parsed.Domain.Length > 0;
}
