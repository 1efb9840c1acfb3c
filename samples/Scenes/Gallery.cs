namespace Parallax.Samples.Scenes;

/// <summary>Every picture that a task may ask about, in the order in which tasks are listed: the kinds mixed, the strongest first.</summary>
internal static class Gallery
{
    public static readonly IReadOnlyList<Scene> All =
    [
        LivingRoom.Scene,
        Harbour.Scene,
        LongShadows.Scene,
        StationClocks.Scene,
        BlockTower.Scene,
        NightWindows.Scene,
        CafeBoard.Scene,
        HallMirror.Scene,
        MountainLake.Scene,
        TwoProfiles.Scene,
        StreetCorner.Scene,
        CoffeeChart.Scene,
        Windowsill.Scene,
        ThreeGlasses.Scene,
        Platform.Scene,
        MetroMap.Scene,
        OpenShelf.Scene,
        Rainbow.Scene,
        LaidTable.Scene,
        PondCreature.Scene,
        BaleRoad.Scene,
        BeetlePlate.Scene,
        WireCube.Scene,
        Seesaw.Scene,
        PlasterTiles.Scene,
    ];
}
