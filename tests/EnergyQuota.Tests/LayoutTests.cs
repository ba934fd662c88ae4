using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EnergyQuota.Tests;

/// <summary>The house stands as drawn: arrows, packages, folders, small files, no dead link, nothing fetched from elsewhere.</summary>
public sealed partial class LayoutTests
{
    private const int LongestFile = 300;

    [Fact]
    public void Projects_References_AreTheArrowsDrawn() =>
        Assert.All(House.Rooms, room => Assert.Empty(Projects(room).Except(room.RefersTo)));

    [Fact]
    public void Assemblies_References_AreTheArrowsDrawn() =>
        Assert.All(House.Rooms, room =>
        {
            var ours = House.Rooms.ToDictionary(static other => other.Assembly, static other => other.Folder, StringComparer.Ordinal);
            var used = AssemblyNames(room).Where(ours.ContainsKey).Select(name => ours[name]);
            Assert.Empty(used.Except(room.RefersTo));
        });

    [Fact]
    public void Projects_Packages_AreUsedWhereTheyBelong() =>
        Assert.All(House.Rooms, room => Assert.Empty(Packages(room).Except(room.Packages).Except(House.Everywhere)));

    [Fact]
    public void Assemblies_Packages_AreUsedWhereTheyBelong() =>
        Assert.All(House.Rooms, room => Assert.All(AssemblyNames(room), name =>
            Assert.DoesNotContain(House.Engines, engine => name.StartsWith(engine.Prefix, StringComparison.Ordinal) && !engine.Rooms.Contains(room.Folder))));

    [Fact]
    public void Solution_Projects_AreAllInIt() =>
        Assert.All(Repository.Files(".", "*.csproj"), project => Assert.Contains(Path.GetFileName(project), Repository.Read("EnergyQuota.sln"), StringComparison.Ordinal));

    [Fact]
    public void Tree_NamedFolders_Exist() =>
        Assert.All(House.Named, static path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), $"{path} is missing"));

    [Fact]
    public void ProductFiles_Length_IsBounded()
    {
        var files = House.Rooms
            .SelectMany(static room => Repository.Files(room.Folder, "*.cs").Concat(Repository.Files(room.Folder, "*.razor")))
            .Where(static file => !file.StartsWith(Path.Combine("Server", "Migrations"), StringComparison.Ordinal));
        Assert.All(files, static file => Assert.InRange(File.ReadLines(Path.Combine(Repository.Root, file)).Count(), 0, LongestFile));
    }

    /// <summary>The one rule of the formatter that neither the compiler nor the whitespace check looks after.</summary>
    [Fact]
    public void Files_Usings_AreSystemFirstThenByName()
    {
        var files = Repository.Files(".", "*.cs").Where(static file => !file.StartsWith(Path.Combine("Server", "Migrations"), StringComparison.Ordinal));
        Assert.All(files, static file =>
        {
            var usings = UsingOfNamespace().Matches(Repository.Read(file)).Select(static match => match.Groups["name"].Value).ToList();

            // Name by name: a dot comes before every letter.
            Assert.Equal(usings.OrderByDescending(IsSystem).ThenBy(static name => name.Replace('.', '\0'), StringComparer.OrdinalIgnoreCase), usings);
        });
    }

    [Fact]
    public void Documents_RelativeLinks_LeadSomewhere()
    {
        var dead =
            from file in Repository.Files(".", "*.md")
            from Match link in MarkdownLink().Matches(Repository.Read(file))
            let target = Uri.UnescapeDataString(link.Groups["target"].Value.Split('#')[0])
            where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
            where !Path.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(file)!, target))
            select $"{file} -> {target}";
        Assert.Empty(dead);
    }

    [Fact]
    public void Pages_Assets_ComeFromThisServer()
    {
        string[] patterns = ["*.razor", "*.css", "*.js", "*.html", "*.svg"];
        var foreign =
            from pattern in patterns
            from file in Repository.Files("Server", pattern)
            from Match asset in ForeignAsset().Matches(Repository.Read(file))
            select $"{file}: {asset.Value}";
        Assert.Empty(foreign);
    }

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);

    private static IEnumerable<string> Projects(Room room) =>
        Items(room, "ProjectReference").Select(static path => Path.GetFileNameWithoutExtension(path).Replace("EnergyQuota.", "", StringComparison.Ordinal));

    private static IEnumerable<string> Packages(Room room) => Items(room, "PackageReference");

    private static IEnumerable<string> Items(Room room, string kind) =>
        XDocument.Parse(Repository.Read(room.Project)).Descendants(kind).Select(static item => item.Attribute("Include")?.Value).OfType<string>();

    private static IEnumerable<string> AssemblyNames(Room room) =>
        Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, $"{room.Assembly}.dll")).GetReferencedAssemblies().Select(static name => name.Name!);

    [GeneratedRegex(@"^using (?<name>[\w.]+);\r?$", RegexOptions.Multiline)]
    private static partial Regex UsingOfNamespace();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)(\s+""[^""]*"")?\)")]
    private static partial Regex MarkdownLink();

    [GeneratedRegex(@"(src|href|action)\s*=\s*""(https?:)?//[^""]*\.(js|mjs|css|woff2?|ttf|otf|png|jpe?g|gif|svg|ico)|url\(\s*['""]?(https?:)?//|@import\s+['""]?(https?:)?//|(import|fetch)\(\s*['""](https?:)?//", RegexOptions.IgnoreCase)]
    private static partial Regex ForeignAsset();
}
