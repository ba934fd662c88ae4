using System.Diagnostics;
using Xunit;

namespace EnergyQuota.Tests.Documents;

/// <summary>Reads a PDF with poppler (Debian: poppler-utils). Where it is missing the tests fail: a skipped test proves nothing.</summary>
internal static class Poppler
{
    public static string TextOf(byte[] pdf) => Run("pdftotext", pdf, "-enc", "UTF-8", "-layout", "-", "-");

    public static string InfoOf(byte[] pdf) => Run("pdfinfo", pdf, "-");

    public static int PagesOf(byte[] pdf) => int.Parse(
        InfoOf(pdf).Split('\n').Single(line => line.StartsWith("Pages:", StringComparison.Ordinal))["Pages:".Length..],
        System.Globalization.CultureInfo.InvariantCulture);

    private static string Run(string tool, byte[] input, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{tool} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.Equal("", errors.GetAwaiter().GetResult());
        Assert.Equal(0, process.ExitCode);
        return output.GetAwaiter().GetResult();
    }
}
