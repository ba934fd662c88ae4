namespace EnergyQuota.Trials;

/// <summary>The working tree the trials were built from.</summary>
internal static class Checkout
{
    /// <summary>The full path of a file of the tree.</summary>
    /// <param name="relative">Its path from the root.</param>
    /// <exception cref="TrialException">There is no such file.</exception>
    public static string File(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "EnergyQuota.sln")) && Path.Combine(folder.FullName, relative) is var path && System.IO.File.Exists(path))
            {
                return path;
            }
        }

        throw new TrialException($"{relative} is not in the working tree.");
    }
}
