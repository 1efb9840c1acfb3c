using SkiaSharp;

namespace Parallax.Samples.Drawing;

/// <summary>
/// A person in a coat, without a face: what a picture leaves open about a mood must truly be open.
/// Drawn around the feet at (0, 0), 300 units tall. Arms go from the shoulder over the elbow to the hand.
/// </summary>
internal sealed record Figure(SKColor Coat, SKColor Trousers, SKColor Skin, SKColor Hair)
{
    public float[] LeftArm { get; init; } = [-40, -214, -56, -166, -50, -116];

    public float[] RightArm { get; init; } = [40, -214, 56, -166, 50, -116];

    /// <summary>How far the hair sits to one side: the head looks the other way.</summary>
    public float Turn { get; init; }

    public bool LongHair { get; init; }

    public bool FromBehind { get; init; }

    public void Draw(Sheet s)
    {
        Legs(s);
        Arm(s, LeftArm, Coat.Darker(0.22f));
        s.Form(Shape.Svg("M-22 -240 C-46 -236 -50 -214 -50 -196 L-56 -100 C-30 -92 30 -92 56 -100 L50 -196 C50 -214 46 -236 22 -240 Z"), Coat, 0.5f, 20);
        if (!FromBehind)
            s.Tint(Shape.Box(-1.5f, -226, 3, 128), Ink.Shadow.Alpha(0.28f), SKBlendMode.Multiply);
        Arm(s, RightArm, Coat.Lighter(0.05f));
        Head(s);
    }

    private void Legs(Sheet s)
    {
        s.Fill(Shape.Line(25, -17, -110, -18, -56, -18, -12), Trousers.Darker(0.15f));
        s.Fill(Shape.Line(25, 17, -110, 20, -56, 18, -12), Trousers);
        var toes = Turn > 0 ? -6 : 0;
        s.Fill(Shape.Box(-34 + toes, -16, 34, 17, 8), Ink.Midnight);
        s.Fill(Shape.Box(4 + toes, -16, 34, 17, 8), Ink.Midnight);
    }

    private void Arm(Sheet s, float[] joints, SKColor colour)
    {
        float dx = joints[4] - joints[2], dy = joints[5] - joints[3], reach = 13 / MathF.Sqrt(dx * dx + dy * dy);
        s.Fill(Shape.Disc(joints[4] + dx * reach, joints[5] + dy * reach, 11.5f), Skin);
        s.Form(Shape.Line(25, joints), colour, 0.35f);
    }

    private void Head(Sheet s)
    {
        s.Fill(Shape.Box(-10, -254, 20, 24, 8), Skin.Darker(0.2f));
        if (LongHair)
            s.Fill(Shape.Svg("M-32 -272 C-36 -320 36 -320 32 -272 C34 -246 36 -226 30 -212 C12 -220 -12 -220 -30 -212 C-36 -226 -34 -246 -32 -272 Z").Moved(SKMatrix.CreateTranslation(Turn * 0.6f, 0)), Hair);
        s.Form(Shape.Oval(0, -272, 25, 29), Skin, 0.3f);
        if (FromBehind)
            s.Form(Shape.Svg("M-29 -274 C-30 -314 30 -314 29 -274 C30 -254 20 -238 0 -238 C-20 -238 -30 -254 -29 -274 Z"), Hair, 0.4f);
        else
            s.Fill(Shape.Svg("M-28 -268 C-32 -318 30 -320 28 -270 C22 -288 8 -294 -6 -290 C-18 -288 -24 -280 -28 -268 Z").Moved(SKMatrix.CreateTranslation(Turn, 0)), Hair, Hair.Darker(0.2f));
    }
}
