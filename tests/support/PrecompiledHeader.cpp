// Carries the precompiled headers that the tests share (tests/CMakeLists.txt); does nothing itself.
int main()
{
    return 0;
}
