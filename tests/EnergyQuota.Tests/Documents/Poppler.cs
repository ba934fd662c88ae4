using System.Diagnostics;

namespace EnergyQuota.Tests.Documents;

/// <summary>Reads a PDF with poppler (Debian: poppler-utils). Where it is missing the tests fail: a skipped test proves nothing.</summary>
internal static class Poppler
{
    public static string TextOf(byte[] pdf) => Run("pdftotext", pdf, "-enc", "UTF-8", "-layout", "-", "-");

    /// <summary>The text in the order in which it was written, cell by cell.</summary>
    public static string RawTextOf(byte[] pdf) => Run("pdftotext", pdf, "-enc", "UTF-8", "-raw", "-", "-");

    public static string InfoOf(byte[] pdf) => Run("pdfinfo", pdf, "-");

    /// <summary>The table of fonts: name, kind, encoding, and whether they are inside the file.</summary>
    public static string FontsOf(byte[] pdf) => Run("pdffonts", pdf, "-");

    /// <summary>The pictures in the file, a line each.</summary>
    public static IReadOnlyList<string> PicturesIn(byte[] pdf) => [.. Run("pdfimages", pdf, "-list", "-").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2)];

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
