using System.Security.Cryptography;
using EnergyQuota.Registry.Import;

namespace EnergyQuota.Server.Importing;

/// <summary>Files of the registry that were uploaded to be looked at before they are taken: kept for a day, under a number nobody guesses.</summary>
/// <param name="folder">Where they are kept; made at first use.</param>
/// <param name="time">The clock.</param>
internal sealed class UploadedFiles(string folder, TimeProvider time)
{
    /// <summary>How many bytes all files of one upload may have.</summary>
    public const long MostBytes = 8 * 1024 * 1024;

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    /// <summary>Begins an upload, and forgets those that are too old.</summary>
    /// <returns>Its number.</returns>
    public string Begin()
    {
        var oldest = time.GetUtcNow() - KeptFor;
        foreach (var old in Directory.Exists(folder) ? Directory.GetDirectories(folder).Where(known => Directory.GetCreationTimeUtc(known) < oldest.UtcDateTime) : [])
        {
            Directory.Delete(old, recursive: true);
        }

        var number = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        Directory.CreateDirectory(Path.Combine(folder, number));
        return number;
    }

    /// <summary>Adds a file to an upload.</summary>
    /// <param name="number">The upload.</param>
    /// <param name="name">The file's name, e.g. <c>institutions.csv</c>, or that of a workbook whose sheets are named so.</param>
    /// <param name="content">The file.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="UploadFaultException">The file is not taken.</exception>
    public async Task AddAsync(string number, string name, Stream content, CancellationToken cancellationToken)
    {
        var place = PathOf(number) ?? throw new UploadFaultException(UploadFault.Gone, "There is no such upload.");
        if (name != Path.GetFileName(name) || name.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_' or '.')))
        {
            throw new UploadFaultException(UploadFault.NotNamed, $"'{name}' is not named after what it holds, e.g. institutions.csv.");
        }

        var path = Path.Combine(place, name);
        await using (var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite))
        {
            await CopyAsync(content, file, MostBytes - Directory.GetFiles(place).Where(known => known != path).Sum(static known => new FileInfo(known).Length), cancellationToken);
            switch (Path.GetExtension(name))
            {
                case ".csv":
                    return;
                case ".xlsx":
                    file.Position = 0;
                    Unpack(file, place);
                    break;
                default:
                    throw new UploadFaultException(UploadFault.OtherType, $"'{name}' is neither a .csv nor a .xlsx file.");
            }
        }

        File.Delete(path);
    }

    /// <summary>Where an upload lies; <see langword="null"/> where there is none of that number, or no more.</summary>
    /// <param name="number">The number.</param>
    public string? PathOf(string number) =>
        number.Length == 32 && number.All(char.IsAsciiHexDigitLower) && Path.Combine(folder, number) is var path && Directory.Exists(path) ? path : null;

    /// <summary>Forgets an upload.</summary>
    /// <param name="number">The number.</param>
    public void Forget(string number)
    {
        if (PathOf(number) is { } path)
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private static void Unpack(Stream workbook, string place)
    {
        try
        {
            WorkbookSheets.Write(workbook, place);
        }
        catch (InvalidDataException e)
        {
            throw new UploadFaultException(UploadFault.Workbook, e.Message, e);
        }
    }

    private static async Task CopyAsync(Stream from, Stream to, long most, CancellationToken cancellationToken)
    {
        var buffer = new byte[81_920];
        for (int read; (read = await from.ReadAsync(buffer, cancellationToken)) > 0; most -= read)
        {
            if (read > most)
            {
                throw new UploadFaultException(UploadFault.TooLarge, $"The files are larger than {MostBytes / 1024 / 1024} MB together; import them with the command line.");
            }

            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }
}
