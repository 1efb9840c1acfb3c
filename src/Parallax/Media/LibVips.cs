using NetVips;

namespace Parallax.Media;

/// <summary>libvips as this product uses it: four loaders and no other, no cache, one thread for each image.</summary>
internal static class LibVips
{
    private static readonly string[] Loaders = ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadNsgif"];

    // What is wrong with an image is said in the report; libvips would say it on the server's standard error as well.
    private static readonly Log.LogDelegate Silent = (_, _, _) => { };

    static LibVips()
    {
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, Silent);
        NetVips.NetVips.BlockUntrusted = true;
        Operation.Block("VipsForeignLoad", true);
        foreach (var loader in Loaders) Operation.Block(loader, false);
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
    }

    /// <summary>Opens an image to be read once from top to bottom, while the stream is read along.</summary>
    public static Image Open(Stream stream) => Image.NewFromStream(stream, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error);

    /// <summary>The image with at most <paramref name="side"/> pixels on a side, never enlarged, without holding all of it.</summary>
    public static Image Shrink(Stream stream, int side) => Image.ThumbnailStream(stream, side, height: side, size: Enums.Size.Down, failOn: Enums.FailOn.Error);

    /// <summary>Opens an image without decoding it: only its header is read here.</summary>
    public static Image Open(byte[] bytes, Enums.Access access) =>
        Image.NewFromBuffer(bytes, access: access, failOn: Enums.FailOn.Error);
}
