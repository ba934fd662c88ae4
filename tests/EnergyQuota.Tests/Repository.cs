namespace EnergyQuota.Tests;

/// <summary>The working tree the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution, found upwards from the running test.</summary>
    public static string Root { get; } = Find();

    /// <summary>Files below a folder of the tree, what is built or fetched left out; paths relative to <see cref="Root"/>.</summary>
    /// <param name="folder">The folder, relative to the root; "." for all.</param>
    /// <param name="pattern">Such as <c>*.cs</c>.</param>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(static part => part is "artifacts" or "bin" or "obj" or ".git" or "node_modules" or "data"))
            .Order(StringComparer.Ordinal);

    /// <summary>The text of a file of the tree.</summary>
    /// <param name="file">Relative to <see cref="Root"/>.</param>
    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EnergyQuota.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"EnergyQuota.sln is in no folder above {AppContext.BaseDirectory}.");
    }
}
