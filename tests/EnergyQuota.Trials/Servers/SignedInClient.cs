using System.Text.RegularExpressions;

namespace EnergyQuota.Trials.Servers;

/// <summary>Asks the product's API as a person who has logged in through the site's form.</summary>
internal sealed partial class SignedInClient : IDisposable
{
    private readonly HttpClient _client;

    private SignedInClient(HttpClient client) => _client = client;

    /// <summary>Logs in.</summary>
    /// <param name="site">The site's address.</param>
    /// <param name="name">The account.</param>
    /// <param name="password">Its password.</param>
    /// <exception cref="TrialException">The site does not let it in.</exception>
    public static async Task<SignedInClient> LogInAsync(Uri site, string name, string password)
    {
        var client = new HttpClient { BaseAddress = site };
        var form = await client.GetStringAsync(new Uri("/login", UriKind.Relative));
        using var fields = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", Token().Match(form).Groups[1].Value),
            new("name", name),
            new("password", password),
            new("returnUrl", "/healthz/live"),
        ]);
        using var answer = await client.PostAsync(new Uri("/account/login", UriKind.Relative), fields);
        if (!answer.IsSuccessStatusCode || answer.RequestMessage!.RequestUri!.AbsolutePath != "/healthz/live")
        {
            client.Dispose();
            throw new TrialException($"The log-in of {name} ended with {answer.StatusCode} at {answer.RequestMessage!.RequestUri}.");
        }

        return new SignedInClient(client);
    }

    /// <summary>Asks one of its addresses.</summary>
    /// <param name="path">The path with what is asked.</param>
    public Task<string> AskAsync(string path) => _client.GetStringAsync(new Uri(path, UriKind.Relative));

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
