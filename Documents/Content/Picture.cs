namespace EnergyQuota.Documents.Content;

/// <summary>A photograph, as large as the width of the text and its height allow.</summary>
/// <param name="Content">The bytes of a JPEG or PNG.</param>
/// <param name="Caption">The words below it.</param>
/// <param name="Height">Its greatest height in points, 60 to 600.</param>
public sealed record Picture(byte[] Content, string Caption, int Height = 230) : Block;
