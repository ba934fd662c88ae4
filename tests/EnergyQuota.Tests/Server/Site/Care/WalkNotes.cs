namespace EnergyQuota.Tests.Server.Site.Care;

/// <summary>What was walked and found, a line each, in the file that <c>tests/browser</c> prints; nowhere where it did not ask.</summary>
internal static class WalkNotes
{
    private const string File = "ENERGYQUOTA_BROWSER_NOTES";
    private static readonly Lock Writing = new();

    /// <summary>Notes a line.</summary>
    /// <param name="kind">What was done: <c>walk</c>, <c>task</c> or <c>page</c>.</param>
    /// <param name="who">By whom, or in which language.</param>
    /// <param name="what">What.</param>
    /// <param name="outcome">What came of it.</param>
    public static void Add(string kind, string who, string what, string outcome)
    {
        if (Environment.GetEnvironmentVariable(File) is { Length: > 0 } path)
        {
            lock (Writing)
            {
                System.IO.File.AppendAllText(path, $"{kind}\t{who}\t{what}\t{outcome}\n");
            }
        }
    }
}
