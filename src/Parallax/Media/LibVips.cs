using NetVips;

namespace Parallax.Media;

/// <summary>libvips as this product uses it: four loaders and no other, no cache, one thread for each image.</summary>
internal static class LibVips
{
    private static readonly string[] Loaders = ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadNsgif"];

    static LibVips()
    {
        NetVips.NetVips.BlockUntrusted = true;
        Operation.Block("VipsForeignLoad", true);
        foreach (var loader in Loaders) Operation.Block(loader, false);
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
    }

    /// <summary>Opens an image without decoding it: only its header is read here.</summary>
    public static Image Open(byte[] bytes, Enums.Access access) =>
        Image.NewFromBuffer(bytes, access: access, failOn: Enums.FailOn.Error);
}
