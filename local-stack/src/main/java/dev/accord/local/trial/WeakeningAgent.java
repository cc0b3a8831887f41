package dev.accord.local.trial;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Makes the broken twin: loaded into a running service, it takes one method out. A method that returns nothing then does
 * nothing, one that returns a time to wait says zero. No production code knows of it. It mends what it broke after the
 * time given, even when whoever loaded it is gone.
 */
public final class WeakeningAgent {
    private WeakeningAgent() {}

    /**
     * Called when the agent is loaded into a running process.
     *
     * @param arguments class, method and seconds, separated by colons
     */
    public static void agentmain(String arguments, Instrumentation instrumentation) throws UnmodifiableClassException {
        String[] parts = arguments.split(":", 3);
        Duration until = Duration.ofSeconds(Long.parseLong(parts[2]));
        Emptying emptying = new Emptying(parts[0], parts[1]);
        instrumentation.addTransformer(emptying, true);
        retransform(instrumentation, parts[0]);
        Thread.ofPlatform().daemon().name("mends-the-broken-twin").start(() -> mend(instrumentation, emptying, until));
    }

    private static void mend(Instrumentation instrumentation, Emptying emptying, Duration until) {
        try {
            Thread.sleep(until);
            instrumentation.removeTransformer(emptying);
            retransform(instrumentation, emptying.className());
        } catch (InterruptedException | UnmodifiableClassException notMended) {
            Runtime.getRuntime().halt(1);
        }
    }

    private static void retransform(Instrumentation instrumentation, String name) throws UnmodifiableClassException {
        boolean found = false;
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (loaded.getName().equals(name)) {
                instrumentation.retransformClasses(loaded);
                found = true;
            }
        }
        if (!found) {
            throw new IllegalArgumentException("no class " + name + " is loaded, so that there is nothing to break");
        }
    }

    private record Emptying(String className, String method) implements ClassFileTransformer {
        private static final ClassDesc DURATION = ClassDesc.of("java.time.Duration");

        @Override
        public byte @Nullable [] transform(
                @Nullable ClassLoader loader,
                String internalName,
                @Nullable Class<?> type,
                @Nullable ProtectionDomain domain,
                byte[] bytes) {
            if (!internalName.replace('/', '.').equals(className)) {
                return null;
            }
            ClassFile file = ClassFile.of();
            return file.transformClass(file.parse(bytes), emptied());
        }

        private ClassTransform emptied() {
            return (target, element) -> {
                if (element instanceof MethodModel found && found.methodName().equalsString(method)) {
                    target.transformMethod(found, (body, part) -> {
                        if (part instanceof CodeModel) {
                            body.withCode(code -> doNothing(code, found.methodTypeSymbol()));
                        } else {
                            body.with(part);
                        }
                    });
                } else {
                    target.with(element);
                }
            };
        }

        private static void doNothing(CodeBuilder code, MethodTypeDesc type) {
            if (type.returnType().equals(DURATION)) {
                code.getstatic(DURATION, "ZERO", DURATION).areturn();
            } else if (type.returnType().equals(ConstantDescs.CD_void)) {
                code.return_();
            } else {
                throw new IllegalArgumentException("only a method without a result, or of a time, can be taken out");
            }
        }
    }
}
