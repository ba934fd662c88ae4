using System.Globalization;
using System.Text;
using CsvHelper;
using ExcelDataReader;

namespace EnergyQuota.Registry.Import;

/// <summary>Turns the sheets of a workbook into the CSV files that are imported: a sheet is named as the file would be.</summary>
public static class WorkbookSheets
{
    // The reader asks for the code page of old workbooks before it knows that it reads a new one.
    static WorkbookSheets() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Writes each sheet into a file of its own.</summary>
    /// <param name="workbook">The workbook, .xlsx.</param>
    /// <param name="folder">Where the files go.</param>
    /// <returns>The names of the sheets.</returns>
    /// <exception cref="InvalidDataException">It is no workbook, or a sheet's name is no name of a file.</exception>
    public static IReadOnlyList<string> Write(Stream workbook, string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        try
        {
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(workbook);
            var names = new List<string>();
            do
            {
                if (reader.Name.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_')))
                {
                    throw new InvalidDataException($"The sheet '{reader.Name}' is not named after what it holds, e.g. institutions.");
                }

                names.Add(reader.Name);
                WriteSheet(reader, Path.Combine(folder, $"{reader.Name}.csv"));
            }
            while (reader.NextResult());
            return names;
        }
        catch (Exception e) when (e is ExcelDataReader.Exceptions.ExcelReaderException or FormatException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("It is no workbook that can be read (.xlsx).", e);
        }
    }

    private static void WriteSheet(IExcelDataReader reader, string path)
    {
        using var csv = new CsvWriter(new StreamWriter(path), CultureInfo.InvariantCulture);
        while (reader.Read())
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                csv.WriteField(Cell(reader.GetValue(column)));
            }

            csv.NextRecord();
        }
    }

    // A day is a moment of midnight in a workbook, and whole numbers have no point.
    private static string Cell(object? value) => value switch
    {
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        double number when Math.Abs(number) < 7.9e27 => ((decimal)number).ToString(CultureInfo.InvariantCulture),
        bool yes => yes ? "yes" : "no",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
