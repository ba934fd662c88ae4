namespace EnergyQuota.Inspections.Papers.Templates;

/// <summary>Finds the template of a paper: the agency's own of its region, its own for all regions, else the shipped one.</summary>
/// <remarks>Templates are read anew each time, so that a changed one holds at once. An own one that is faulty is never passed over for another.</remarks>
/// <param name="shipped">The folder of the shipped ones.</param>
/// <param name="own">The folder of the agency's own; need not exist.</param>
public sealed class TemplateFolders(string shipped, string own)
{
    /// <summary>The ending of a template's file.</summary>
    public const string Ending = ".txt";

    /// <summary>Where the templates that come with the program lie.</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "config", "papers");

    /// <summary>Finds and reads a template.</summary>
    /// <param name="kind">The kind of paper.</param>
    /// <param name="region">The region of the issuer; empty: only templates for all regions.</param>
    /// <param name="faults">Gets what is wrong with it.</param>
    /// <returns>The template, or <see langword="null"/> where it is faulty or there is none.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public PaperTemplate? Find(PaperKind kind, string region, ICollection<TemplateFault> faults)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(faults);
        var name = kind.Slug() + Ending;
        (string Path, string Name)[] places =
        [
            .. region.Length == 0 ? [] : new[] { (Path.Combine(own, region, name), $"{region}/{name}") },
            (Path.Combine(own, name), name),
            (Path.Combine(shipped, name), $"config/papers/{name}"),
        ];
        foreach (var place in places.Where(static place => File.Exists(place.Path)))
        {
            return TemplateParser.Parse(kind, place.Name, File.ReadAllBytes(place.Path), faults);
        }

        faults.Add(new TemplateFault($"config/papers/{name}", 0, "没有这个文件", "there is no such file"));
        return null;
    }

    /// <summary>Checks every template that can be found, and that the agency's own folder holds nothing that would never be used.</summary>
    /// <param name="faults">Gets what is wrong.</param>
    /// <returns>The good ones.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public IReadOnlyList<PaperTemplate> Check(ICollection<TemplateFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        string[] regions = Directory.Exists(own)
            ? [.. Directory.EnumerateDirectories(own).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)]
            : [];
        foreach (var region in regions.Where(static region => !region.All(char.IsAsciiDigit)))
        {
            faults.Add(new TemplateFault(region, 0, "文件夹名应是地区代码", "the name of a folder must be a region code"));
        }

        foreach (var stray in regions.Prepend("").SelectMany(Strays))
        {
            faults.Add(new TemplateFault(stray, 0, $"不是模板名；模板名为 {string.Join("、", PaperKinds.All.Select(NameOf))}", $"is no template's name; those are {string.Join(", ", PaperKinds.All.Select(NameOf))}"));
        }

        var found = from region in regions.Prepend("") from kind in PaperKinds.All select Find(kind, region, faults);
        return [.. found.OfType<PaperTemplate>().DistinctBy(static template => template.File)];
    }

    private static string NameOf(PaperKind kind) => kind.Slug() + Ending;

    private IEnumerable<string> Strays(string region)
    {
        var folder = Path.Combine(own, region);
        return !Directory.Exists(folder) ? [] : Directory.EnumerateFiles(folder)
            .Select(file => Path.GetFileName(file)).Where(static name => !PaperKinds.All.Select(NameOf).Contains(name)).Order(StringComparer.Ordinal)
            .Select(name => region.Length == 0 ? name : $"{region}/{name}");
    }
}
