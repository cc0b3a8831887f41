package dev.accord.local.trial;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
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
 * Makes the broken twin: loaded into a running service, it weakens one method as {@link BrokenTwin.Weakening} says. No
 * production code knows of it. It mends what it broke after the
 * time given, even when whoever loaded it is gone.
 */
public final class WeakeningAgent {
    private WeakeningAgent() {}

    /**
     * Called when the agent is loaded into a running process.
     *
     * @param arguments kind of weakening, class, method and seconds, separated by colons
     */
    public static void agentmain(String arguments, Instrumentation instrumentation) throws UnmodifiableClassException {
        String[] parts = arguments.split(":", 4);
        Weakening weakening = new Weakening(parts[0], parts[1], parts[2]);
        Duration until = Duration.ofSeconds(Long.parseLong(parts[3]));
        instrumentation.addTransformer(weakening, true);
        retransform(instrumentation, weakening.className());
        Thread.ofPlatform().daemon().name("mends-the-broken-twin").start(() -> mend(instrumentation, weakening, until));
    }

    /** Called when the agent is there from the start: the class is weakened as it is loaded, and stays so. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        String[] parts = arguments.split(":", 4);
        instrumentation.addTransformer(new Weakening(parts[0], parts[1], parts[2]));
    }

    private static void mend(Instrumentation instrumentation, Weakening weakening, Duration until) {
        try {
            Thread.sleep(until);
            instrumentation.removeTransformer(weakening);
            retransform(instrumentation, weakening.className());
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

    /** How the one method is changed, by the names of {@link BrokenTwin.Weakening}. */
    private record Weakening(String kind, String className, String method) implements ClassFileTransformer {
        private static final ClassDesc DURATION = ClassDesc.of("java.time.Duration");
        private static final ClassDesc WRITE_CONCERN = ClassDesc.of("com.mongodb.WriteConcern");
        private static final ClassDesc COLLECTION = ClassDesc.of("com.mongodb.client.MongoCollection");
        private static final ClassDesc FOUND = ClassDesc.of("com.mongodb.client.FindIterable");

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
            // Frames are computed anew, for which the service's own classes must be found.
            ClassHierarchyResolver classes = loader == null
                    ? ClassHierarchyResolver.defaultResolver()
                    : ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver());
            ClassFile file = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(classes));
            return file.transformClass(file.parse(bytes), weakened());
        }

        private ClassTransform weakened() {
            return (target, element) -> {
                if (element instanceof MethodModel found && found.methodName().equalsString(method)) {
                    target.transformMethod(found, (body, part) -> {
                        if (part instanceof CodeModel code) {
                            body.transformCode(code, weakened(found));
                        } else {
                            body.with(part);
                        }
                    });
                } else {
                    target.with(element);
                }
            };
        }

        private CodeTransform weakened(MethodModel found) {
            return switch (kind) {
                case "EMPTY" -> CodeTransform.ofStateful(() -> onlyAtTheStart(found.methodTypeSymbol()));
                case "COUNTS_FROM_NOW" -> countingFromNow();
                case "READS_INSTEAD_OF_WRITING" -> Weakening::readInsteadOfWriting;
                default -> throw new IllegalArgumentException("no such weakening: " + kind);
            };
        }

        private static CodeTransform onlyAtTheStart(MethodTypeDesc type) {
            return new CodeTransform() {
                @Override
                public void atStart(CodeBuilder code) {
                    doNothing(code, type);
                }

                @Override
                public void accept(CodeBuilder code, CodeElement dropped) {}
            };
        }

        /** The first argument, a time, becomes the present one. */
        private static CodeTransform countingFromNow() {
            return new CodeTransform() {
                @Override
                public void atStart(CodeBuilder code) {
                    code.invokestatic(
                                    ClassDesc.of("java.lang.System"),
                                    "nanoTime",
                                    MethodTypeDesc.of(ConstantDescs.CD_long))
                            .lstore(code.parameterSlot(0));
                }

                @Override
                public void accept(CodeBuilder code, CodeElement kept) {
                    code.with(kept);
                }
            };
        }

        /** A write to one document of the store becomes a read of it, with whatever read concern is usual. */
        private static void readInsteadOfWriting(CodeBuilder code, CodeElement element) {
            if (element instanceof InvokeInstruction call && call.name().equalsString("updateOne")) {
                MethodTypeDesc write = call.typeSymbol();
                MethodTypeDesc read = MethodTypeDesc.of(FOUND, write.parameterType(0), write.parameterType(1));
                code.pop()
                        .invokeinterface(COLLECTION, "find", read)
                        .invokeinterface(FOUND, "first", MethodTypeDesc.of(ConstantDescs.CD_Object));
            } else {
                code.with(element);
            }
        }

        private static void doNothing(CodeBuilder code, MethodTypeDesc type) {
            if (type.returnType().equals(DURATION)) {
                code.getstatic(DURATION, "ZERO", DURATION).areturn();
            } else if (type.returnType().equals(WRITE_CONCERN)) {
                code.getstatic(WRITE_CONCERN, "MAJORITY", WRITE_CONCERN).areturn();
            } else if (type.returnType().equals(ConstantDescs.CD_void)) {
                code.return_();
            } else {
                throw new IllegalArgumentException("only a method without a result, or of a time, can be taken out");
            }
        }
    }
}
