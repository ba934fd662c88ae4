using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace EnergyQuota.Server.Notifications;

/// <summary>One conversation with the mail server, opened at the first mail.</summary>
/// <param name="options">The server.</param>
internal sealed class MailSession(MailOptions options) : IAsyncDisposable
{
    private SmtpClient? _client;

    /// <summary>Sends one mail.</summary>
    /// <param name="to">The address.</param>
    /// <param name="key">Becomes the Message-ID: the same mail sent again bears the same.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="body">The text.</param>
    /// <param name="at">The date it bears.</param>
    /// <param name="cancellationToken">Stops it; it may have been sent.</param>
    public async Task<SendOutcome> SendAsync(string to, string key, string subject, string body, DateTimeOffset at, CancellationToken cancellationToken)
    {
        try
        {
            _client ??= await OpenAsync(cancellationToken);
        }
        catch (Exception e) when (IsOfTheWay(e) || e is SmtpCommandException)
        {
            return SendOutcome.Failed(SendResult.NoWay, e.Message);
        }

        try
        {
            using var message = Compose(to, key, subject, body, at);
            await _client.SendAsync(message, cancellationToken);
            return SendOutcome.Sent;
        }
        catch (SmtpCommandException e)
        {
            // 5xx for the recipient or the message is said of this mail; of the sender or the session it is said of all.
            var isOfThisMail = e.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;
            return SendOutcome.Failed(!isOfThisMail ? SendResult.NoWay : (int)e.StatusCode >= 500 ? SendResult.Never : SendResult.NotNow, e.Message);
        }
        catch (Exception e) when (IsOfTheWay(e))
        {
            return SendOutcome.Failed(SendResult.NoWay, e.Message);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_client is null)
        {
            return;
        }

        try
        {
            await _client.DisconnectAsync(true);
        }
        catch (Exception e) when (IsOfTheWay(e) || e is SmtpCommandException)
        {
            // What was sent is sent; how the server says goodbye changes nothing.
        }

        _client.Dispose();
    }

    private static bool IsOfTheWay(Exception e) =>
        e is IOException or SocketException or TimeoutException or UnauthorizedAccessException or AuthenticationException or SslHandshakeException
            or SmtpProtocolException or NotSupportedException or MailKit.ServiceNotConnectedException or MailKit.ServiceNotAuthenticatedException;

    private async Task<SmtpClient> OpenAsync(CancellationToken cancellationToken)
    {
        var client = new SmtpClient { Timeout = options.TimeoutSeconds * 1_000, CheckCertificateRevocation = false };
        try
        {
            var security = options.Security switch
            {
                MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
                MailSecurity.None => SecureSocketOptions.None,
                _ => SecureSocketOptions.StartTls,
            };
            await client.ConnectAsync(options.Host!, options.Port, security, cancellationToken);
            if (!string.IsNullOrEmpty(options.User))
            {
                await client.AuthenticateAsync(options.User, SecretText.Read(options.Password, options.PasswordFile), cancellationToken);
            }

            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private MimeMessage Compose(string to, string key, string subject, string body, DateTimeOffset at)
    {
        var from = MailboxAddress.Parse(options.From!);
        var message = new MimeMessage { Subject = subject, Date = at, MessageId = $"{key}@{from.Domain}" };
        message.From.Add(from);
        message.To.Add(MailboxAddress.Parse(to));

        // Out-of-office answers to a program help nobody.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Body = new TextPart("plain") { Text = body };
        return message;
    }
}
