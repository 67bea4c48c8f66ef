// Measures Bouncy Castle's FF1, one value at a time. Start it with ./run.
//
// Results go to standard output as `name value unit`; everything else goes to
// standard error. The engine is keyed once per case, outside the timing.

import java.util.Arrays;
import org.bouncycastle.crypto.fpe.FPEFF1Engine;
import org.bouncycastle.crypto.params.FPEParameters;
import org.bouncycastle.crypto.params.KeyParameter;

public final class FF1Peer {
    private static final int WARM_UP = 400_000;
    private static final int BATCHES = 21;
    private static final int BATCH_SIZE = 50_000;

    // The keys of NIST's FF1 samples for AES-128 and AES-256.
    private static final byte[] AES128 = hex("2B7E151628AED2A6ABF7158809CF4F3C");
    private static final byte[] AES256 =
        hex("2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F7F036D6F04FC6A94");
    private static final byte[] NO_TWEAK = new byte[0];
    private static final byte[] TWEAK_11 = hex("3737373770717273373737");

    // Written to by every case, so that no result is dead.
    private static volatile int sink;

    public static void main(String[] args) {
        boolean correct =
            // NIST FF1 samples 1, 3, 7 and 9.
            check("sample 1", AES128, 10, NO_TWEAK, "0123456789", "2433477484")
            & check("sample 3", AES128, 36, TWEAK_11, "0123456789abcdefghi", "a9tv40mll9kdu509eum")
            & check("sample 7", AES256, 10, NO_TWEAK, "0123456789", "6657667009")
            & check("sample 9", AES256, 36, TWEAK_11, "0123456789abcdefghi", "xs8a0azh2avyalyzuwd");
        if (!correct) {
            System.err.println("wrong results: not timing");
            System.exit(1);
        }

        String version = FPEFF1Engine.class.getPackage().getImplementationVersion();
        System.err.println("Bouncy Castle " + (version == null ? "of unknown version" : version)
            + ", Java " + System.getProperty("java.version"));

        measure("bouncycastle.ff1.pan.aes128", AES128, 10, 16);
        measure("bouncycastle.ff1.pan.aes256", AES256, 10, 16);
        measure("bouncycastle.ff1.digits28.aes256", AES256, 10, 28);
        measure("bouncycastle.ff1.radix36x19.aes256", AES256, 36, 19);
    }

    private static void measure(String name, byte[] key, int radix, int length) {
        // A radix up to 256 takes one byte per numeral, holding the numeral's value.
        byte[] value = new byte[length];
        for (int i = 0; i < length; i++) {
            value[i] = (byte) (i % radix);
        }
        byte[] start = value.clone();
        FPEFF1Engine engine = engine(true, key, radix, NO_TWEAK);

        engine.processBlock(value, 0, length, value, 0);
        byte[] back = new byte[length];
        engine(false, key, radix, NO_TWEAK).processBlock(value, 0, length, back, 0);
        if (Arrays.equals(start, value) || !Arrays.equals(start, back)) {
            System.err.println(name + ": does not round-trip: not timing");
            System.exit(1);
        }

        // In batches, so that the timed loop is the code that was warmed up.
        for (int done = 0; done < WARM_UP; done += BATCH_SIZE) {
            encryptBatch(engine, value);
        }

        double[] times = new double[BATCHES];
        for (int i = 0; i < BATCHES; i++) {
            long begin = System.nanoTime();
            encryptBatch(engine, value);
            times[i] = (double) (System.nanoTime() - begin) / BATCH_SIZE;
        }
        sink = Arrays.hashCode(value);

        Arrays.sort(times);
        System.out.println(name + " " + Math.round(times[BATCHES / 2]) + " ns");
        System.err.println("  fastest batch " + Math.round(times[0])
            + ", slowest " + Math.round(times[BATCHES - 1])
            + " (" + BATCHES + " batches of " + BATCH_SIZE + ")");
    }

    // Each ciphertext is the next plaintext: every value differs and every result is used.
    private static void encryptBatch(FPEFF1Engine engine, byte[] value) {
        for (int i = 0; i < BATCH_SIZE; i++) {
            engine.processBlock(value, 0, value.length, value, 0);
        }
    }

    private static boolean check(
        String name, byte[] key, int radix, byte[] tweak, String plaintext, String expected
    ) {
        byte[] value = numerals(plaintext);
        engine(true, key, radix, tweak).processBlock(value, 0, value.length, value, 0);
        if (Arrays.equals(value, numerals(expected))) {
            return true;
        }
        System.err.println("NIST FF1 " + name + ": expected " + expected
            + ", got numerals " + Arrays.toString(value));
        return false;
    }

    private static FPEFF1Engine engine(boolean encrypting, byte[] key, int radix, byte[] tweak) {
        FPEFF1Engine engine = new FPEFF1Engine();
        engine.init(encrypting, new FPEParameters(new KeyParameter(key), radix, tweak));
        return engine;
    }

    private static byte[] numerals(String text) {
        byte[] result = new byte[text.length()];
        for (int i = 0; i < result.length; i++) {
            result[i] = (byte) Character.digit(text.charAt(i), 36);
        }
        return result;
    }

    private static byte[] hex(String text) {
        byte[] result = new byte[text.length() / 2];
        for (int i = 0; i < result.length; i++) {
            result[i] = (byte) Integer.parseInt(text.substring(2 * i, 2 * i + 2), 16);
        }
        return result;
    }
}
